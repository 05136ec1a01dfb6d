import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pastedCurl } from '../../../../src/explorer/curl/pastedCurl.ts';
import { buildRequest, requestUrl } from '../../../../src/explorer/request.ts';
import { curl } from '../../../../src/explorer/snippets/curl.ts';
import { wholeProgram } from '../../../../src/explorer/snippets/layout.ts';
import { listOperations, openApiDocument } from '../../../../src/trackberry/openapi.ts';

const base = 'https://trackberry.ag/api/v1';
const operations = listOperations(openApiDocument);
const context = { operations, baseUrls: ['http://127.0.0.1:4010/api/v1', base], redact: (text: string) => text };
const token = ['tb', 'live', '4f9c2e7ab81d'].join('_');

function draftOf(command: string) {
  const pasted = pastedCurl(command, context);
  assert.ok(pasted.ok, pasted.ok ? '' : pasted.reason);
  return pasted.draft;
}

function reasonOf(command: string): string {
  const pasted = pastedCurl(command, context);
  assert.ok(!pasted.ok);
  return pasted.reason;
}

describe('a pasted curl command', () => {
  it('is read as the documentation writes it', () => {
    assert.deepEqual(
      pastedCurl(
        `curl -X GET "${base}/shipments?status=approved&per_page=50" \\\n  -H "Authorization: Bearer YOUR_TOKEN" \\\n  -H "Content-Type: application/json"`,
        context,
      ),
      {
        ok: true,
        draft: { operationId: 'listShipments', parameters: { status: 'approved', per_page: '50' } },
        leftOut: [],
      },
    );
    const body = '{"shipment":{"reference":"it\'s","vessel":"\\n"}}';
    const command = `curl -X POST ${base}/shipments -d '${body.replaceAll("'", "'\\''")}'`;
    assert.deepEqual(draftOf(command), { operationId: 'createShipment', parameters: {}, body });
  });

  it('is one of the explorer itself, whatever it was filled in with', () => {
    const [list, get, create] = ['listShipments', 'getShipment', 'createShipment'].map((id) =>
      operations.find((operation) => operation.id === id),
    );
    assert.ok(list && get && create);
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((id) => !['.', '..'].includes(id) && id.isWellFormed());
    fc.assert(
      fc.property(text, (id) => {
        const built = buildRequest(get, { parameters: { id } });
        fc.pre(built.ok);
        const written = curl.write({ method: 'GET', url: requestUrl(base, built.request), headers: [] });
        assert.deepEqual(draftOf(wholeProgram(curl, written)).parameters, { id });
      }),
    );
    fc.assert(
      fc.property(fc.json(), (body) => {
        const written = curl.write({ method: 'POST', url: `${base}/shipments`, headers: [], body });
        assert.equal(draftOf(wholeProgram(curl, written)).body, body);
      }),
    );
  });

  it('may be written in the ways of other shells', () => {
    const expected = { operationId: 'createShipment', parameters: {}, body: '{"a": "x & y"}' };
    const cmd = `curl ^"${base}/shipments^" ^\r\n  -H ^"Accept: */*^" ^\r\n  --data-raw ^"^{^\\^"a^\\^": ^\\^"x ^& y^\\^"^}^"`;
    assert.deepEqual(draftOf(cmd), expected);
    const powerShell = `curl.exe ${base}/shipments \`\n  --json '{"a": "x & y"}'`;
    assert.deepEqual(draftOf(powerShell), expected);
    const ansi = `curl '${base}/shipments' --data-raw $'{"a": "x & y"}'`;
    assert.deepEqual(draftOf(ansi), expected);
  });

  it('may use the short and the long options, and what is around it', () => {
    const list = { operationId: 'listShipments', parameters: { page: '2', per_page: '10' } };
    for (const command of [
      `curl -sSL "${base}/shipments?page=2&per_page=10" | jq .`,
      `$ curl --silent --url ${base}/shipments -G -d page=2 --data-urlencode per_page=10`,
      `curl -Gdpage=2 -dper_page=10 -m5 -o out.json ${base}/shipments/ > x`,
      `sudo /usr/bin/curl -XGET -HAccept:x --max-time 5 trackberry.ag/api/v1/shipments --url-query page=2 --url-query per_page=10`,
      `curl "http://127.0.0.1:4010/api/v1/shipments?page=1&page=2&per_page=10" && echo done`,
    ])
      assert.deepEqual(draftOf(command), list, command);
    assert.deepEqual(draftOf(`curl ${base}/shipments/a%2Fb%20c`).parameters, { id: 'a/b c' });
    assert.equal(draftOf(`curl -d a -d b ${base}/shipments`).body, 'a&b');
    assert.equal(draftOf(`curl --json '{"a":' --json '1}' ${base}/shipments`).body, '{"a":1}');
  });

  it('names what the call has no field for', () => {
    const pasted = pastedCurl(`curl -H 'X-Trace: 1' -H 'Accept: a' '${base}/shipments?debug=1'`, context);
    assert.deepEqual(pasted.ok && pasted.leftOut, ['debug', 'X-Trace']);
    const withBody = pastedCurl(`curl -X GET -d '{}' ${base}/shipments`, context);
    assert.deepEqual(withBody.ok && withBody.leftOut, ['the body']);
  });

  it('is refused with a reason where it cannot be taken', () => {
    assert.match(reasonOf('wget x'), /not a curl command/);
    assert.match(reasonOf(''), /not a curl command/);
    assert.match(reasonOf('curl'), /no address/);
    assert.match(reasonOf('curl "${"'), /not a curl command/);
    assert.match(reasonOf(`curl ${base}/a ${base}/b`), /more than one address/);
    assert.match(reasonOf('curl https://evil.example/api/v1/shipments'), /calls evil\.example, not the API/);
    assert.match(reasonOf(`curl https://trackberry.ag@evil.example/api/v1/shipments`), /calls evil\.example/);
    assert.match(reasonOf('curl https://trackberry.ag/api/v10/shipments'), /calls trackberry\.ag, not/);
    assert.match(reasonOf(`curl ${base}/pallets`), /no GET \/pallets\.$/);
    assert.match(reasonOf(`curl -X DELETE ${base}/shipments`), /no DELETE \/shipments, only GET, POST/);
    assert.match(reasonOf(`curl -I ${base}/shipments`), /no HEAD/);
    for (const reads of ['-d @body.json', '--data-binary @-', '--json @x', '--data-urlencode a@x', '-K x', '-H @x'])
      assert.match(reasonOf(`curl ${base}/shipments ${reads}`), /reads a file/, reads);
    assert.match(reasonOf(`curl ${base}/shipments -F a=b`), /form or a file/);
    assert.match(reasonOf(`curl ${base}/shipments -d`), /without its value/);
    assert.match(reasonOf(`curl ${base}/shipments ${'x'.repeat(1_000_000)}`), /not a curl command/);
  });
});

describe('a token in a pasted curl command', () => {
  const url = `${base}/shipments`;

  it('is found in each place that takes one', () => {
    for (const command of [
      `curl -H 'Authorization: Bearer ${token}' ${url}`,
      `curl -H "authorization:${token}" ${url}`,
      `curl --oauth2-bearer ${token} ${url}`,
      `curl -u ${token}: ${url}`,
      `curl -u:${token} ${url}`,
      `curl -H 'Authorization: Bearer ${token}' https://evil.example/`,
      `curl -H 'Authorization: Bearer ${token}' ${url} -d @file`,
    ]) {
      const pasted = pastedCurl(command, context);
      assert.equal(pasted.token, token, command);
      assert.ok(!JSON.stringify({ ...pasted, token: '' }).includes(token), command);
    }
  });

  it('is none where it is the name and password of another service', () => {
    const pasted = pastedCurl(`curl -H 'Authorization: Basic ${token}' -b 'session=${token}' ${url}`, context);
    assert.equal(pasted.token, undefined);
    assert.ok(!JSON.stringify(pasted).includes(token));
  });

  it('is none where it is a variable or stands for one', () => {
    for (const value of [
      '$TOKEN',
      `$${'{TOKEN}'}`,
      '%TOKEN%',
      '$env:TOKEN',
      '<token>',
      'YOUR_API_TOKEN',
      '{{token}}',
      'xxxx',
    ])
      assert.equal(pastedCurl(`curl -H "Authorization: Bearer ${value}" ${url}`, context).token, undefined, value);
  });

  it('is taken out of every field where it is known from elsewhere', () => {
    const redact = (text: string) => text.replaceAll(token, '…');
    const pasted = pastedCurl(`curl '${url}?status=${token}' `, { ...context, redact });
    assert.ok(pasted.ok && !JSON.stringify(pasted).includes(token));
  });

  it('is never in what is filled in, wherever else it stands', () => {
    const secret = fc
      .stringMatching(/^[A-Za-z0-9._~+/-]{8,40}$/)
      .filter((text) => !/^(?:your_|x+$|\.+$)/i.test(text) && !text.startsWith('@'));
    const place = fc.constantFrom(
      (it: string) => `-H 'Authorization: Bearer ${it}' '${url}'`,
      (it: string) => `--oauth2-bearer '${it}' '${url}?status=${it}'`,
      (it: string) => `-u 'me:${it}' '${url}/${encodeURIComponent(it)}'`,
      (it: string) => `-H 'Authorization: Bearer ${it}' -H 'X-${it}: 1' '${url}?${encodeURIComponent(it)}=1'`,
      (it: string) => `-H 'Authorization: Bearer ${it}' -d '{"shipment":{"reference":"${it}"}}' '${url}'`,
      (it: string) => `-H 'Authorization: Bearer ${it}' --${it} 'https://${it.replace(/[^a-z]/gi, 'a')}.example'`,
      (it: string) => `-H 'Authorization: Bearer ${it}' '${url}' '${it}'`,
      (it: string) => `-X '${it}' --oauth2-bearer '${it}' '${url}'`,
    );
    fc.assert(
      fc.property(secret, place, (it, write) => {
        const pasted = pastedCurl(`curl ${write(it)}`, context);
        const rest = JSON.stringify({ ...pasted, token: undefined });
        assert.ok(!rest.includes(it), rest);
        assert.ok(!decodeURIComponent(rest.replaceAll('%', '%25')).includes(it));
      }),
    );
  });
});
