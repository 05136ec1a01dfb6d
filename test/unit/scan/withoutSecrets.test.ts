import assert from 'node:assert/strict';
import { literalTokens, noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { withoutSecrets } from '../../../src/scan/withoutSecrets.ts';
import { aToken, inventedTokens } from './inventedTokens.ts';

const clean = (text: string, name = 'reference') => withoutSecrets(text, name, noKnownTokens);

describe('withoutSecrets', () => {
  it('takes out whatever is as long and as random as a token, wherever it stands', () => {
    const { uuid, short, ...tokens } = inventedTokens;
    for (const [shape, token] of Object.entries(tokens)) {
      for (const text of [token, `pasted ${token} here`, JSON.stringify({ a: [token] }), `Bearer ${token}`]) {
        assert.ok(!clean(text).includes(token.slice(0, 12)), `${shape}: ${clean(text)}`);
      }
    }
    // No id: only a name or a known token tells them from one.
    for (const token of [uuid ?? '', short ?? '']) {
      assert.ok(!clean(`{"api_token": "${token}"}`).includes(token));
      assert.ok(!clean(`Authorization: Bearer ${token}`).includes(token));
    }
  });

  it('takes out a known token in any spelling, however short', () => {
    const known = literalTokens(['gK4vT9qz']);
    const base64 = Buffer.from(`Bearer gK4vT9qz`).toString('base64');
    for (const text of ['gK4vT9qz', 'x gK4vT9qz', `Basic ${base64}`]) {
      assert.match(withoutSecrets(text, 'id', known), /\[secret removed\]/);
    }
  });

  it('takes out all of a field that is named like a secret', () => {
    for (const name of [
      'api_token',
      'X-Api-Key',
      'clientSecret',
      'password',
      'Authorization',
      'Cookie',
      'Set-Cookie',
    ]) {
      assert.equal(clean('short', name), '[secret removed]', name);
      assert.equal(clean('', name), '');
    }
  });

  it('leaves what one fills a form with', () => {
    const values = [
      'ship_abc123',
      'ship_8fk2m9xq',
      'BU-1341',
      'CSLU-2039481',
      '550e8400-e29b-41d4-a716-446655440000',
      'ship_01HV8QX5N3S1J4K7C2M9D0ZQWE',
      '2026-02-11T09:15:00Z',
      'Rotterdam, Netherlands',
      'MSC "Aurora" 😀',
      'https://example.com/shipments?page=2',
      '12345678901234567890',
    ];
    for (const value of values) assert.equal(clean(value), value);
    const body = JSON.stringify({
      shipment: { reference: 'BU-9000', vessel: 'MSC Aurora', origin: 'Valparaiso, Chile' },
    });
    assert.equal(clean(body, 'body'), body);
    assert.notEqual(clean(aToken), aToken);
  });
});
