import assert from 'node:assert/strict';
import { jsonLines } from '../../../src/explorer/jsonLayout.ts';

function laidOut(json: string): string | undefined {
  return jsonLines(json)
    ?.map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map(({ text }) => text).join(''))
    .join('\n');
}

describe('jsonLines', () => {
  it('lays out as JSON.stringify does', () => {
    for (const value of [
      { shipments: [{ id: 'a', pallets: [], meta: {} }, null, true, -1.5e-7], 'k"\\': 'v: {"[,]}' },
      [],
      [[], [[1]], {}],
      'text',
      null,
      0,
    ]) {
      assert.equal(laidOut(JSON.stringify(value)), JSON.stringify(value, undefined, 2));
    }
  });

  it('keeps every token as it came', () => {
    assert.equal(
      laidOut(' {"2": 12345678901234567890, "1": 1.0 ,"1":"\\u00e9<b>"} '),
      '{\n  "2": 12345678901234567890,\n  "1": 1.0,\n  "1": "\\u00e9<b>"\n}',
    );
  });

  it('tells kinds of tokens apart', () => {
    assert.deepEqual(
      jsonLines('{"a":["b",1,null]}')
        ?.flatMap(({ tokens }) => tokens)
        .filter(({ kind }) => kind !== 'punctuation'),
      [
        { kind: 'key', text: '"a"' },
        { kind: 'string', text: '"b"' },
        { kind: 'number', text: '1' },
        { kind: 'constant', text: 'null' },
      ],
    );
  });

  it('leaves alone what is not JSON, and what is too deep', () => {
    for (const text of ['', '<html>', '{"a": 1', "{'a': 1}", 'undefined', '[1] [2]']) {
      assert.equal(jsonLines(text), undefined);
    }
    assert.equal(jsonLines('['.repeat(100_000) + ']'.repeat(100_000)), undefined);
  });

  it('takes a long text in one piece', () => {
    const long = JSON.stringify(['\\"é'.repeat(150_000)]);
    assert.equal(jsonLines(long)?.length, 3);
    const escapes = JSON.stringify({ text: '\n'.repeat(6_000_000) });
    assert.equal(jsonLines(escapes)?.[1]?.tokens[2]?.text, escapes.slice('{"text":'.length, -1));
  });
});
