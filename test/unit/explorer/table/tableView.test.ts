import assert from 'node:assert/strict';
import { rowsInView, type TableView } from '../../../../src/explorer/table/tableView.ts';
import { atOnce } from '../../../../src/steps/steps.ts';
import { largestTable } from './indexed.ts';

/** The first cells of the rows in view. */
function inView(json: string, view: Partial<TableView>): (string | undefined)[] {
  const table = largestTable(json);
  const places = atOnce(rowsInView(table, { filter: '', language: 'en', ...view }));
  return Array.from(places, (place) => JSON.stringify(JSON.parse(json)[place]).slice(1, -1));
}

function sorted(values: readonly string[], descending = false): string[] {
  const table = largestTable(`[${values.map((value) => (value === '' ? '{}' : `{"v":${value}}`)).join()}]`);
  const places = atOnce(rowsInView(table, { filter: '', language: 'en', sort: { column: 0, descending } }));
  return Array.from(places, (place) => values[place] ?? '');
}

describe('rowsInView', () => {
  it('leaves the rows as they came', () => {
    assert.deepEqual(inView('[{"a":2},{"a":1}]', {}), ['"a":2', '"a":1']);
  });

  it('sorts each kind of value in its own way, and kinds in one order', () => {
    const ascending = [
      ...['false', 'true'],
      ...['-1e3', '2', '10', '12345678901234567890', '12345678901234567891'],
      ...['"2026-02-11T10:00:00+02:00"', '"2026-02-11T09:00:00Z"', '"2026-02-12"'],
      ...['""', '"BU-9"', '"BU-10"', '"bu-11"', '"élan"', '"f"'],
      ...['[]', '{"a":1}', '[1,2]'],
    ];
    assert.deepEqual(sorted([...ascending].reverse()), ascending);
    assert.deepEqual(sorted(ascending, true), [...ascending].reverse());
  });

  it('sorts in English where the language is no language', () => {
    const sort = { column: 0, descending: false };
    assert.deepEqual(inView('[{"a":"b"},{"a":"a"}]', { sort, language: 'en-US@posix' }), ['"a":"a"', '"a":"b"']);
  });

  it('keeps null and what is missing at the end, in both directions', () => {
    assert.deepEqual(sorted(['', 'null', '2', '1']), ['1', '2', 'null', '']);
    assert.deepEqual(sorted(['', 'null', '1', '2'], true), ['2', '1', 'null', '']);
  });

  it('leaves equal rows as they stood, in both directions', () => {
    const values = ['1.0', '1', '10e-1', '"a"', '"a"'];
    assert.deepEqual(sorted(values), values);
    assert.deepEqual(sorted(values, true), ['"a"', '"a"', '1.0', '1', '10e-1']);
  });

  it('filters by what cells say, in all columns or one', () => {
    const json = '[{"a":"Rotterdam","b":"x"},{"a":"x","b":"rotterDAM"},{"a":1.10,"b":{"c":[1, 2]}},{"a":null}]';
    assert.equal(inView(json, { filter: 'ROTTER' }).length, 2);
    assert.deepEqual(inView(json, { filter: 'rotter', filterColumn: 1 }), ['"a":"x","b":"rotterDAM"']);
    assert.equal(inView(json, { filter: '1.10' }).length, 1);
    assert.equal(inView(json, { filter: '[1,2]' }).length, 1);
    assert.deepEqual(inView(json, { filter: 'null' }), ['"a":null']);
    assert.deepEqual(inView(json, { filter: 'nowhere' }), []);
    assert.deepEqual(inView(json, { filter: 'x', filterColumn: 99 }), []);
  });

  it('sorts what the filter leaves', () => {
    const json = '[{"a":3,"b":"x"},{"a":2},{"a":1,"b":"x"}]';
    assert.deepEqual(inView(json, { filter: 'x', sort: { column: 0, descending: false } }), [
      '"a":1,"b":"x"',
      '"a":3,"b":"x"',
    ]);
  });
});
