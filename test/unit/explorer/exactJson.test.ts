import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExactNumber, exactText, parseExact } from '../../../src/explorer/exactJson.ts';
import { record } from '../../../src/explorer/shape.ts';

describe('parseExact', () => {
  it('keeps every digit of a number', () => {
    const value = parseExact('{"a":12345678901234567890,"b":[1.10,-0,1E400]}');
    assert.ok(record(value) && value.a instanceof ExactNumber);
    assert.equal(value.a.text, '12345678901234567890');
    assert.deepEqual(value.b, [new ExactNumber('1.10'), new ExactNumber('-0'), new ExactNumber('1E400')]);
  });

  it('takes a key that is called __proto__ for a key', () => {
    const value = parseExact('{"__proto__":{"polluted":true}}');
    assert.ok(record(value));
    assert.ok(Object.hasOwn(value, '__proto__'));
    assert.equal(value.polluted, undefined);
  });

  it('throws for what is no JSON', () => {
    assert.throws(() => parseExact('{'), SyntaxError);
  });
});

describe('exactText', () => {
  it('says the same as the JSON it comes from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        assert.deepEqual(JSON.parse(exactText(parseExact(json), Number.MAX_SAFE_INTEGER)), JSON.parse(json));
      }),
    );
  });

  it('writes on one line, numbers as they came', () => {
    assert.equal(exactText(parseExact('{"a":\n[1.10,null],"b":"\\u001b"}')), '{"a": [1.10, null], "b": "\\u001b"}');
  });

  it('cuts what is long, and does not go through the rest', () => {
    assert.equal(exactText(parseExact('["abcdef","g"]'), 6), '["abcd…');
    assert.equal(
      exactText(
        Array.from({ length: 1_000_000 }, () => 'x'),
        10,
      ).length,
      11,
    );
  });
});
