import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellBeginning, cellText } from '../../../../src/explorer/table/cellText.ts';
import { indexed } from './indexed.ts';

describe('cellText', () => {
  it('takes a text out of its quotes, and leaves anything else as it came', () => {
    for (const [json, text] of [
      ['"a\\n\\u00e9"', 'a\né'],
      ['1.10', '1.10'],
      ['null', 'null'],
      ['{ "a b" : [ 1 , "x  y" ] ,\n"c":{} }', '{"a b":[1,"x  y"],"c":{}}'],
    ] as const) {
      assert.equal(cellText(indexed(json), 0), text);
    }
  });
});

describe('cellBeginning', () => {
  it('is how the text begins', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 200 }), fc.integer({ min: 12, max: 30 }), (text, most) => {
        for (const value of [text, [text], { [text]: 1 }]) {
          const index = indexed(JSON.stringify(value));
          const beginning = cellBeginning(index, 0, most);
          assert.ok(beginning === cellText(index, 0) || cellText(index, 0).startsWith(beginning.slice(0, -1)));
          assert.ok(beginning.length >= most);
        }
      }),
    );
  });

  it('does not read what is not shown', () => {
    const index = indexed(`"${'\\u00e9'.repeat(1_000_000)}"`);
    assert.equal(cellBeginning(index, 0, 10), `${'é'.repeat(10)}…`);
  });
});
