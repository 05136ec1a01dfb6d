import assert from 'node:assert/strict';
import { apiUrl, parseApiAddress } from '../../../src/trackberry/apiAddress.ts';
import { BaseUrlError, RequestUrlError } from '../../../src/trackberry/errors.ts';

describe('parseApiAddress', () => {
  for (const [text, baseUrl, origin] of [
    ['https://trackberry.ag/api/v1', 'https://trackberry.ag/api/v1', 'https://trackberry.ag'],
    [' https://trackberry.ag/api/v1/// ', 'https://trackberry.ag/api/v1', 'https://trackberry.ag'],
    ['https://trackberry.ag', 'https://trackberry.ag', 'https://trackberry.ag'],
    ['HTTPS://Trackberry.AG:443/api/../v1', 'https://trackberry.ag/v1', 'https://trackberry.ag'],
    ['http://127.0.0.1:8080/api/v1', 'http://127.0.0.1:8080/api/v1', 'http://127.0.0.1:8080'],
    ['http://localhost/x', 'http://localhost/x', 'http://localhost'],
    ['http://[::1]:81', 'http://[::1]:81', 'http://[::1]:81'],
    ['http://127.1/', 'http://127.0.0.1', 'http://127.0.0.1'],
  ] as const) {
    it(`reads ${text}`, () => {
      assert.deepEqual(parseApiAddress(text), { baseUrl, origin });
    });
  }

  for (const text of [
    '',
    'trackberry.ag/api',
    'ftp://trackberry.ag',
    'file:///etc',
    'javascript:alert(1)',
    'http://trackberry.ag/api/v1',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://evil.example/127.0.0.1',
    'http://0.0.0.0',
    'http://[::2]',
    'https://user@trackberry.ag',
    'https://user:word@trackberry.ag',
    'https://:word@trackberry.ag',
    'https://127.0.0.1@evil.example',
    'https://trackberry.ag/?a=b',
    'https://trackberry.ag/#a',
  ]) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseApiAddress(text), BaseUrlError);
    });
  }
});

describe('apiUrl', () => {
  const address = parseApiAddress('https://trackberry.ag/api/v1');

  it('joins base URL, path and query, and encodes the query', () => {
    const url = apiUrl(address, '/shipments', [
      ['page', '2'],
      ['status', 'a&b=c d#é'],
      ['status', 'twice'],
    ]);
    assert.equal(url.href, 'https://trackberry.ag/api/v1/shipments?page=2&status=a%26b%3Dc+d%23%C3%A9&status=twice');
  });

  it('takes a value that was encoded', () => {
    const id = encodeURIComponent('a/b?c#d é..');
    assert.equal(apiUrl(address, `/shipments/${id}`).pathname, `/api/v1/shipments/${id}`);
  });

  it('stays at the origin for a path with two slashes', () => {
    for (const base of ['https://trackberry.ag/api/v1', 'https://trackberry.ag']) {
      assert.equal(apiUrl(parseApiAddress(base), '//evil.example/x').host, 'trackberry.ag');
    }
  });

  for (const path of [
    '',
    'shipments',
    '.evil.example/x',
    '@evil.example/x',
    ':81/x',
    '/..',
    '/../x',
    '/./x',
    '/a/../../../x',
    '/%2e%2e/x',
    '/.%2E/x',
    '/a\\b',
    '/\\evil.example',
    '/a b',
    '/a\tb',
    '/a\n',
    '/é',
    '/a?b=c',
    '/a#b',
  ]) {
    it(`refuses the path ${JSON.stringify(path)}, also below a bare origin`, () => {
      assert.throws(() => apiUrl(address, path), RequestUrlError);
      assert.throws(() => apiUrl(parseApiAddress('https://trackberry.ag'), path), RequestUrlError);
    });
  }
});
