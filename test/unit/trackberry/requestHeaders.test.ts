import assert from 'node:assert/strict';
import { RequestHeaderError } from '../../../src/trackberry/errors.ts';
import { checkedHeaders, isFreeHeader, isHeaderValue } from '../../../src/trackberry/requestHeaders.ts';

describe('the headers of a call', () => {
  for (const name of [
    ...['Authorization', 'AUTHORIZATION', 'Proxy-Authorization', 'Cookie', 'Host', 'Content-Length', 'Content-Type'],
    ...['Transfer-Encoding', 'Connection', 'Sec-Fetch-Site', 'Proxy-Anything', 'X-HTTP-Method-Override', 'Expect'],
    ...['', 'X A', 'X:A', 'X\r\nAuthorization', 'X\u0000', 'Ä'],
  ]) {
    it(`are never ${JSON.stringify(name)}`, () => {
      assert.ok(!isFreeHeader(name));
      assert.throws(() => checkedHeaders([[name, 'a']]), RequestHeaderError);
    });
  }

  it('may be any other', () => {
    for (const name of ['X-Request-Id', 'Accept-Language', 'If-Match', 'Idempotency-Key', '__proto__', 'constructor']) {
      assert.ok(isFreeHeader(name), name);
      const headers = checkedHeaders([[name, 'a']]);
      assert.deepEqual(Object.entries(headers), [[name, 'a']]);
      assert.equal(Object.getPrototypeOf(headers), Object.prototype);
    }
  });

  it('have values of visible characters, with nothing that could begin another header', () => {
    for (const value of ['a', 'a b', '"etag"', '~', 'a,b;c=d']) {
      assert.ok(isHeaderValue(value), value);
    }
    for (const value of ['', ' a', 'a ', 'a\r\nAuthorization: b', 'a\nb', 'a\tb', 'ü', 'a\u0000', '\ud800']) {
      assert.ok(!isHeaderValue(value), JSON.stringify(value));
      assert.throws(() => checkedHeaders([['X-A', value]]), RequestHeaderError);
    }
  });
});
