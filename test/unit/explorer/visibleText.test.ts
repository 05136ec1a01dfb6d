import assert from 'node:assert/strict';
import { visibleText } from '../../../src/explorer/visibleText.ts';

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
