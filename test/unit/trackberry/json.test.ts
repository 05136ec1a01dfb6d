import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endOfString, isNestedTooDeeply } from '../../../src/trackberry/json.ts';

describe('isNestedTooDeeply', () => {
  const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

  it('allows 1000 levels, of lists and objects', () => {
    assert.equal(isNestedTooDeeply(lists(1000)), false);
    assert.equal(isNestedTooDeeply(lists(1001)), true);
    assert.equal(isNestedTooDeeply(`${'{"a":['.repeat(500)}${']}'.repeat(500)}`), false);
    assert.equal(isNestedTooDeeply(`${'{"a":['.repeat(501)}${']}'.repeat(501)}`), true);
  });

  it('does not add up what stands side by side, nor what stands in a string', () => {
    assert.equal(isNestedTooDeeply(`[${'[[]],'.repeat(5000)}[]]`), false);
    assert.equal(isNestedTooDeeply(JSON.stringify(['\\"'.repeat(3) + '[{'.repeat(5000), { '[': 1 }])), false);
  });

  it('says it of text that breaks off, too', () => {
    assert.equal(isNestedTooDeeply('['.repeat(1001)), true);
    for (const text of ['', '"', '"\\', ']]]]', '"[[']) {
      assert.equal(isNestedTooDeeply(text), false);
    }
  });

  it('goes through 20 MB in a moment', () => {
    const started = performance.now();
    for (const text of [`[${'0,'.repeat(10_000_000)}0]`, JSON.stringify('\n'.repeat(10_000_000))]) {
      assert.equal(isNestedTooDeeply(text), false);
    }
    assert.ok(performance.now() - started < 5_000);
  });
});

describe('endOfString', () => {
  it('is behind the closing quote of any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\\', 'a', '\n', '\ud800') }), (text) => {
        const json = JSON.stringify(text);
        assert.equal(endOfString(`: ${json}",`, 2), 2 + json.length);
      }),
    );
  });
});
