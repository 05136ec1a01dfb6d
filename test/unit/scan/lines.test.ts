import assert from 'node:assert/strict';
import fc from 'fast-check';
import { offsetOf, positionsOf } from '../../../src/scan/lines.ts';

describe('positions in a text', () => {
  it('count lines as VS Code does', () => {
    const text = 'a\r\nb\rc\n\nd';
    assert.deepEqual(positionsOf(text, [0, 3, 5, 7, 8]), [
      { line: 0, character: 0 },
      { line: 1, character: 0 },
      { line: 2, character: 0 },
      { line: 3, character: 0 },
      { line: 4, character: 0 },
    ]);
  });

  it('lead back to the place that they were taken from', () => {
    const texts = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', 'bc', '\u{1f353}'), { maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.nat(), (parts, at) => {
        const text = parts.join('');
        const offset = at % (text.length + 1);
        const [position] = positionsOf(text, [offset]);
        assert.ok(position !== undefined);
        assert.equal(offsetOf(text, position), offset);
      }),
    );
  });
});
