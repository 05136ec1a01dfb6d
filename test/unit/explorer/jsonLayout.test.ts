import assert from 'node:assert/strict';
import fc from 'fast-check';
import { laidOutJson } from '../../../src/explorer/jsonLayout.ts';

describe('laidOutJson', () => {
  it('lays out as JSON.stringify does', () => {
    for (const value of [
      { shipments: [{ id: 'a', pallets: [], meta: {} }, null, true, -1.5e-7], 'k"\\': 'v: {"[,]}' },
      [],
      [[], [[1]], {}],
      'text',
      null,
      0,
    ]) {
      assert.equal(laidOutJson(JSON.stringify(value)), JSON.stringify(value, undefined, 2));
    }
  });

  it('keeps every token as it came', () => {
    assert.equal(
      laidOutJson(' {"2": 12345678901234567890, "1": 1.0 ,"1":"\\u00e9<b>"} '),
      '{\n  "2": 12345678901234567890,\n  "1": 1.0,\n  "1": "\\u00e9<b>"\n}',
    );
  });

  it('lays out any value as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom('', ' ', '\t'), (value, space) => {
        assert.equal(laidOutJson(JSON.stringify(value, undefined, space)), JSON.stringify(value, undefined, 2));
      }),
    );
  });

  it('leaves alone what is not JSON, and what is too deep', () => {
    for (const text of ['', '<html>', '{"a": 1', "{'a': 1}", 'undefined', '[1] [2]']) {
      assert.equal(laidOutJson(text), undefined);
    }
    assert.equal(laidOutJson('['.repeat(100_000) + ']'.repeat(100_000)), undefined);
  });

  it('takes a long text in one piece', () => {
    const long = JSON.stringify(['\\"é'.repeat(150_000)]);
    assert.equal(laidOutJson(long), `[\n  ${long.slice(1, -1)}\n]`);
    const escapes = JSON.stringify({ text: '\n'.repeat(6_000_000) });
    assert.equal(laidOutJson(escapes)?.length, escapes.length + '\n   \n'.length);
  });
});
