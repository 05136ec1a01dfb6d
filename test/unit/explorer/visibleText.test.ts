import assert from 'node:assert/strict';
import { visiblePieces, visibleText } from '../../../src/explorer/visibleText.ts';

describe('visibleText', () => {
  it('shows what would hide or turn around the text', () => {
    assert.equal(visibleText('\u202edevorppa'), '[U+202E]devorppa');
    assert.equal(visibleText('a\u200bb\u001b[31m\ufeff'), 'a[U+200B]b[U+001B][31m[U+FEFF]');
  });

  it('leaves all other text as it is', () => {
    for (const text of ['', 'Valparaíso, Chile', '東京\n\tالعربية', '👩‍👩‍👧']) {
      assert.equal(visibleText(text), text);
    }
  });
});

describe('visiblePieces', () => {
  it('tells what is written for a character from the same text', () => {
    assert.deepEqual(visiblePieces('[U+001B]\u001bhalf\ud800'), [
      { text: '[U+001B]', mark: false },
      { text: '[U+001B]', mark: true },
      { text: 'half', mark: false },
      { text: '[U+D800]', mark: true },
    ]);
  });
});
