import assert from 'node:assert/strict';
import { parseToken } from '../../../src/trackberry/token.ts';
import { aToken, tokens } from '../scan/inventedTokens.ts';

describe('parseToken', () => {
  it('takes a token of any form as it is', () => {
    for (const token of [...tokens, '!', '~', 'a"b', "it's", 'Bearer-ish']) {
      assert.deepEqual(parseToken(token), { ok: true, token });
    }
  });

  for (const pasted of [
    `  ${aToken}\n`,
    `\t${aToken}\r\n`,
    `\u00a0${aToken}\ufeff`,
    `"${aToken}"`,
    `'${aToken}'`,
    `\`${aToken}\``,
    ` " ${aToken} " `,
    `Bearer ${aToken}`,
    `bearer   ${aToken}`,
    `"Bearer ${aToken}"`,
    `Bearer "${aToken}"`,
    `Authorization: Bearer ${aToken}`,
    `authorization:bearer ${aToken}`,
    `"Authorization: Bearer ${aToken}"`,
  ]) {
    it(`takes ${JSON.stringify(pasted.replace(aToken, '…'))} for the token inside`, () => {
      assert.deepEqual(parseToken(pasted), { ok: true, token: aToken });
    });
  }

  it('keeps a quote that has no partner', () => {
    assert.deepEqual(parseToken(`"${aToken}`), { ok: true, token: `"${aToken}` });
    assert.deepEqual(parseToken(`"${aToken}'`), { ok: true, token: `"${aToken}'` });
    assert.deepEqual(parseToken('"'), { ok: true, token: '"' });
  });

  for (const [pasted, reason] of [
    ['', /Paste the API token/],
    ['   ', /Paste the API token/],
    ['""', /Paste the API token/],
    [`${aToken} ${aToken}`, /no spaces or line breaks/],
    [`${aToken}\n${aToken}`, /no spaces or line breaks/],
    [`a${'\u0000'}b`, /a character that no token has/],
    [`a${'\u007f'}b`, /a character that no token has/],
    [`a${'\u200b'}b`, /a character that no token has/],
    ['tökén', /a character that no token has/],
    ['••••••••', /a character that no token has/],
  ] as const) {
    it(`refuses ${JSON.stringify(pasted.replaceAll(aToken, '…'))} without repeating it`, () => {
      const parsed = parseToken(pasted);
      assert.ok(!parsed.ok);
      assert.match(parsed.reason, reason);
      assert.ok(!parsed.reason.includes(aToken));
    });
  }
});
