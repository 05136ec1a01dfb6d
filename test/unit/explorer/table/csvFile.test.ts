import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvFile } from '../../../../src/explorer/table/csvFile.ts';
import { atOnce } from '../../../../src/steps/steps.ts';
import { largestTable } from './indexed.ts';

function csvOf(json: string, places?: readonly number[]): string {
  const table = largestTable(json);
  return atOnce(csvFile(table, Int32Array.from(places ?? table.rows.keys()))).pieces.join('');
}

describe('csvFile', () => {
  it('writes a head and a line for each row, in the order asked for, with CRLF and a byte order mark', () => {
    assert.equal(
      csvOf('[{"id":"a","n":1},{"id":"b"},{"n":null,"id":"c,\\"d\\"\\n"}]', [2, 0]),
      '\uFEFF"id","n"\r\n"c,""d""\n",\r\n"a",1\r\n',
    );
  });

  it('leaves numbers as they came, negative ones too, and defuses text that looks like one', () => {
    assert.equal(
      csvOf('[{"n":-5,"t":"-5","b":true},{"n":12345678901234567890,"t":"=cmd|\' /C calc\'!A0","b":[1, {"a": "="}]}]'),
      '\uFEFF"n","t","b"\r\n-5,"\'-5",true\r\n12345678901234567890,"\'=cmd|\' /C calc\'!A0","[1,{""a"":""=""}]"\r\n',
    );
  });

  it('defuses keys, too, and tells an empty text from nothing', () => {
    assert.equal(csvOf('[{"=1":""},{},{"@x":null}]'), '\uFEFF"\'=1","\'@x"\r\n"",\r\n,\r\n,\r\n');
  });

  it('says how many fields got an apostrophe', () => {
    const table = largestTable('[{"@a":"=1","b":"-"},{"@a":-1,"b":"x"}]');
    assert.equal(atOnce(csvFile(table, Int32Array.of(0, 1))).defused, 3);
  });

  it('is read again as what it was written from, cell by cell', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab ,"\né') });
    fc.assert(
      fc.property(fc.array(fc.record({ a: text, b: text, n: fc.integer() }), { minLength: 1 }), (rows) => {
        const read = parse(csvOf(JSON.stringify(rows)), { bom: true, columns: true });
        const expected = rows.map(({ a, b, n }) => ({ a: defused(a), b: defused(b), n: String(n) }));
        assert.deepEqual(read, expected);
      }),
    );
  });
});

/** A text that begins with a line break is taken for the start of something else by some spreadsheets. */
function defused(text: string): string {
  return /^[ "]*\n/.test(text) ? `'${text}` : text;
}
