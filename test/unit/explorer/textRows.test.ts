import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type TextRow, TextRows } from '../../../src/explorer/textRows.ts';
import { atOnce } from '../../../src/steps/steps.ts';

function rowsOf(text: string): TextRow[] {
  const rows = atOnce(new TextRows(text).read());
  return Array.from({ length: rows.length }, (_, at) => rows.row(at));
}

describe('TextRows', () => {
  it('are the lines, with their numbers', () => {
    assert.deepEqual(rowsOf('a\r\n\nb'), [
      { text: 'a', line: 1 },
      { text: '', line: 2 },
      { text: 'b', line: 3 },
    ]);
    assert.deepEqual(rowsOf(''), []);
  });

  it('are pieces of a long line, which cut no character', () => {
    const rows = rowsOf(`${'😀'.repeat(200)}\nend`);
    assert.ok(rows.every(({ text }) => text.isWellFormed() && text.length <= 120));
    assert.deepEqual(
      rows.map(({ line }) => line),
      [1, undefined, undefined, undefined, 2],
    );
  });

  it('are together the text', () => {
    const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom('\n', 'x'.repeat(119), 'y'.repeat(500))));
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('').replaceAll('\r', '');
        const joined = rowsOf(text).map(({ text, line }) => (line === undefined || line === 1 ? text : `\n${text}`));
        assert.equal(joined.join(''), text.replace(/\n$/, ''));
      }),
    );
  });
});
