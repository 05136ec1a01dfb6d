import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvText, defused } from '../../../../src/explorer/table/csvText.ts';

/** A cell that is run, also by a reader that passes over blanks, quotes and what is not seen; an apostrophe makes it text. */
const formulaSign = /^[\s\p{Z}\p{C}"]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;

/** What the apostrophes were put before, by the rule of the documentation. */
function withoutApostrophes(field: string): string {
  const inner = field.replace(
    /([;|\t\r\n])'(?=(?:(?![;|\t\r\n])[\s\p{Z}\p{C}"'`])*[=+\-@＝＋－＠⁼₌⁺₊﬩⁻₋−﹦﹢﹣﹫])/gu,
    '$1',
  );
  return /^'[\s\p{Z}\p{C}"'`]*[\t\r\n=+\-@＝＋－＠⁼₌⁺₊﬩⁻₋−﹦﹢﹣﹫]/u.test(inner) ? inner.slice(1) : inner;
}

/** Texts in which the signs that matter are frequent. */
const awkward = fc.string({
  unit: fc.constantFrom(...'=+-@＝＋－＠﹦−\t\r\n ;,|"\'`ab1\u00a0\u200b\ufeff\u0000é😀'),
  maxLength: 12,
});

/** As a spreadsheet cuts it into cells: by the rules where the comma separates, else at every such sign and line. */
function cells(csv: string, separator: string): string[] {
  return separator === ',' ? parse(csv).flat() : csv.split(new RegExp(`[${separator}\\r\\n]`));
}

/** A text as it stands in the file. */
function csvField(text: string): string {
  return csvText(defused(text));
}

describe('csvText', () => {
  it('puts an apostrophe before what a spreadsheet would run, and changes no other text', () => {
    for (const [given, expected] of [
      ['=1+1', "'=1+1"],
      ['+31 6 1234', "'+31 6 1234"],
      ['-5', "'-5"],
      ['@SUM(A1)', "'@SUM(A1)"],
      ['\tx', "'\tx"],
      ['\r=1', "'\r'=1"],
      ['  =1', "'  =1"],
      ['\u200b\u00a0=1', "'\u200b\u00a0=1"],
      ['＝1＋1', "'＝1＋1"],
      ['"=1"', '\'""=1""'],
      ["'=1", "''=1"],
      ['a;=1', "a;'=1"],
      ['a\n=1', "a\n'=1"],
      ['a\t "@x', 'a\t\' ""@x'],
      ['a,=1', 'a,=1'],
      ['Rotterdam - Europoort', 'Rotterdam - Europoort'],
      ['BU-1341', 'BU-1341'],
      ['a;b', 'a;b'],
      ['{"a":"=1"}', '{""a"":""=1""}'],
      ['', ''],
    ] as const) {
      assert.equal(csvField(given), `"${expected}"`);
    }
  });

  it('can be read again by the rules of CSV, and the apostrophes taken off', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(awkward, fc.string({ unit: 'binary' })), { minLength: 1 }), (texts) => {
        const [read = []] = parse(`${texts.map(csvField).join(',')}\r\n`);
        assert.deepEqual(read.map(withoutApostrophes), texts);
      }),
    );
  });

  it('leaves no formula in any cell, whichever sign the spreadsheet takes to separate cells', () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1 }), fc.constantFrom(',', ';', '|', '\t'), (texts, separator) => {
        for (const cell of cells(`${texts.map(csvField).join(',')}\r\n`, separator)) {
          assert.ok(!formulaSign.test(cell), JSON.stringify(cell));
        }
      }),
    );
  });

  it('takes a time that grows with the text', () => {
    for (const part of ['\n', ' ', ';', '"', "'", ';    ']) {
      const started = performance.now();
      csvField(part.repeat(1_000_000));
      assert.ok(performance.now() - started < 5_000, JSON.stringify(part));
    }
  });
});
