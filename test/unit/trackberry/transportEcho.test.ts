import assert from 'node:assert/strict';
import { RedirectError } from '../../../src/trackberry/errors.ts';
import { inventedTokens } from '../scan/inventedTokens.ts';
import { respond, tokenIn } from './rawServer.ts';
import { traces } from './traces.ts';
import { useTransport } from './useTransport.ts';

const unicode = (token: string) =>
  [...token].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What a server or a proxy may make of the token that it was sent. */
const echoes: Record<string, (token: string) => string> = {
  'as it is': (token) => `You sent Bearer ${token}, thank you.`,
  'in JSON': (token) => JSON.stringify({ headers: { authorization: `Bearer ${token}` }, [token]: [token] }),
  'in JSON with escaped slashes': (token) => `{"sent":"${token.replaceAll('/', '\\/')}"}`,
  'in JSON, each character escaped': (token) => `{"sent":["Bearer ${unicode(token)}"]}`,
  'in JSON, escaped in capitals': (token) =>
    `{"sent":"${unicode(token).replace(/[0-9a-f]{4}/g, (hex) => hex.toUpperCase())}"}`,
  'in JSON, escaped in parts': (token) => `{"sent":"${unicode(token.slice(0, 3))}${token.slice(3)}"}`,
  'in JSON, escaped as a key': (token) => `{"${unicode(token)}":1}`,
  'in JSON, under a key that comes twice': (token) => `{"a":"${unicode(token)}","a":1}`,
  'in JSON within JSON': (token) => JSON.stringify({ log: JSON.stringify({ sent: token }) }),
  'in broken JSON, escaped': (token) => `{"sent":"${unicode(token)}"`,
  'as the last part of a cut body': (token) => `{"sent":"${token}`,
  'URL-encoded': (token) => `next=/login%3Ftoken%3D${encodeURIComponent(token)}`,
  'URL-encoded in small letters': (token) =>
    `token=${encodeURIComponent(token).replace(/%../g, (each) => each.toLowerCase())}`,
  'URL-encoded twice': (token) => encodeURIComponent(encodeURIComponent(token)),
  'in JSON in a URL': (token) => encodeURIComponent(`{"sent":"${unicode(token)}"}`),
  'in HTML': (token) => `<pre>${[...token].map((each) => `&#${each.charCodeAt(0)};`).join('')}</pre>`,
  'in base64': (token) => `{"sent":"${base64(token)}"}`,
  'in base64 with Bearer before it': (token) => `{"sent":"${base64(`Bearer ${token}`)}"}`,
  'in base64 between others, one byte further': (token) => `{"sent":"${base64(`a${token}z`)}"}`,
  'in base64 between others, two bytes further': (token) => `{"sent":"${base64(`ab${token}yz`)}"}`,
  'in base64 for URLs': (token) => `{"sent":"${Buffer.from(`user:${token}`).toString('base64url')}"}`,
  'many times': (token) => `${token}${token} ${token}`.repeat(50),
};

describe('transport: a server that echoes the token', () => {
  const use = useTransport();

  for (const [name, token] of Object.entries(inventedTokens)) {
    for (const [how, echo] of Object.entries(echoes)) {
      it(`${how} (${name}): the answer does not hold it`, async () => {
        use().token = token;
        const sent = echo(token);
        assert.notDeepEqual(traces(sent, token), [], 'the echo itself can be read');
        const exchange = await use().answered((request, socket) => {
          const body = echo(tokenIn(request));
          respond('200 OK', { 'x-echo': body }, body)(request, socket);
        });
        assert.ok(exchange.body.length > 0);
        assert.deepEqual(traces(exchange.body, token), []);
        for (const [header, value] of exchange.headers) {
          assert.deepEqual(traces(value, token), [], header);
        }
      });
    }

    it(`in the status text (${name}): the answer does not hold it`, async () => {
      use().token = token;
      const { statusText } = await use().answered((request, socket) =>
        respond(`200 ${tokenIn(request)}`)(request, socket),
      );
      assert.notEqual(statusText, '');
      assert.deepEqual(traces(statusText, token), []);
    });

    it(`in a redirect within the origin (${name}): the answer's address does not hold it`, async () => {
      use().token = token;
      const { status, url } = await use().answered((request, socket) => {
        const location = `/login?token=${encodeURIComponent(tokenIn(request))}`;
        (request.startsWith('GET /login') ? respond('200 OK') : respond('302 Found', { location }))(request, socket);
      });
      assert.equal(status, 200);
      assert.match(url, /\/login/);
      assert.deepEqual(traces(url, token), []);
    });
  }

  it('in the name of a host that it redirects to: the error does not hold it', async () => {
    const token = 'ab12cd34'.repeat(2);
    use().token = token;
    const exchange = use().answered((request, socket) =>
      respond('302 Found', { location: `https://${tokenIn(request)}.example/` })(request, socket),
    );
    await assert.rejects(exchange, (error: Error) => {
      assert.ok(error instanceof RedirectError);
      assert.deepEqual(traces(`${error.stack} ${error.cause}`, token), []);
      return true;
    });
  });

  it('leaves an answer without a token as it came, to the byte', async () => {
    const body = '{ "a": 1.0, "a": 2, "b": "\\u00fc\\/", "c": 12345678901234567890 }\n';
    assert.equal((await use().answered(respond('200 OK', {}, body))).body, body);
  });
});
