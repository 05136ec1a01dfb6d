import assert from 'node:assert/strict';
import { oneLine } from '../../../src/explorer/oneLine.ts';

describe('oneLine', () => {
  it('shows where lines end, and what would not be seen', () => {
    assert.equal(oneLine('a\r\nb\tc\u001b[31m', 100), 'a↵b⇥c[U+001B][31m');
    assert.equal(oneLine('$(bug) <b>[x](command:y)</b>', 100), '$(bug) <b>[x](command:y)</b>');
  });

  it('cuts what is too long', () => {
    assert.equal(oneLine('abcdef', 3), 'abc…');
    assert.equal(oneLine('abc', 3), 'abc');
  });
});
