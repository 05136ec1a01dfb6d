import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowsAsCsv, rowsAsJson, utf8 } from '../../../../src/explorer/table/rowsAsFile.ts';
import { atOnce } from '../../../../src/steps/steps.ts';

const text = (pieces: readonly string[]) => new TextDecoder().decode(atOnce(utf8(pieces)));

describe('rows as a file', () => {
  it('are a JSON list, letter by letter', () => {
    const rows = ['{"id":"a","n":12345678901234567890}', '{"n":1.10, "a":1,"a":2}'];
    assert.equal(
      text(atOnce(rowsAsJson(rows))),
      '[\n{"id":"a","n":12345678901234567890},\n{"n":1.10, "a":1,"a":2}\n]\n',
    );
    assert.equal(text(atOnce(rowsAsJson([]))), '[\n]\n');
  });

  it('are JSON again, however many they are', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 3 }), fc.integer({ min: 0, max: 600 }), (values, times) => {
        const rows = Array.from({ length: times }, () => values.map((value) => JSON.stringify(value))).flat();
        assert.deepEqual(
          JSON.parse(text(atOnce(rowsAsJson(rows)))),
          rows.map((row): unknown => JSON.parse(row)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('are CSV with a column for each key, numbers as they came, and no formula', () => {
    const rows = ['{"id":"a","n":12345678901234567890}', '{"id":"=1+1","p":1.10,"x":null}', 'null'];
    const file = atOnce(rowsAsCsv(rows));
    assert.equal(
      text(file.pieces),
      '"value","id","n","p","x"\r\n,"a",12345678901234567890,,\r\n,"\'=1+1",,1.10,\r\n,,,,\r\n',
    );
    assert.deepEqual([file.rows, file.defused], [3, 1]);
  });

  it('begin, as CSV, with the mark by which Excel knows UTF-8', () => {
    assert.deepEqual([...atOnce(utf8(atOnce(rowsAsCsv(['{"a":"é"}'])).pieces)).slice(0, 3)], [0xef, 0xbb, 0xbf]);
  });
});
