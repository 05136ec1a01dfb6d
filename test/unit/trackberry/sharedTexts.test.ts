import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SharedTexts } from '../../../src/trackberry/sharedTexts.ts';

describe('SharedTexts', () => {
  it('changes no text, however many there are and whatever they are', () => {
    const texts = new SharedTexts();
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => assert.equal(texts.shared(text), text)));
    for (let number = 0; number < 25_000; number += 1) {
      assert.equal(texts.shared(`text ${number % 12_000}`), `text ${number % 12_000}`);
    }
    assert.equal(texts.shared(undefined), undefined);
  });
});
