import assert from 'node:assert/strict';
import {
  exportFingerprints,
  fingerprintedTokens,
  joinKnownTokens,
  type KnownTokens,
  KnownTokensFileError,
  literalTokens,
} from '../../../src/scan/knownTokens.ts';
import { anotherToken, aToken, inventedTokens, tokens } from './inventedTokens.ts';

const ways: Readonly<Record<string, (token: string) => KnownTokens>> = {
  'in memory': (token) => literalTokens([token]),
  'by fingerprint': (token) => fingerprintedTokens(exportFingerprints([token])),
};

const long = tokens.filter((token) => token.length >= 20);

for (const [name, knowing] of Object.entries(ways)) {
  describe(`Known tokens, ${name},`, () => {
    it('are found at their place, every time', () => {
      for (const token of long) {
        const text = `a ${token} b${token}`;
        assert.deepEqual(
          knowing(token)
            .find(text)
            .map(({ start, end }) => text.slice(start, end)),
          [token, token],
        );
      }
    });

    it('are found URL-encoded and in hexadecimal', () => {
      for (const token of long) {
        const hex = Buffer.from(token).toString('hex');
        for (const form of [encodeURIComponent(token), hex, hex.toUpperCase()]) {
          const text = `x=${form}&y`;
          const found = knowing(token).find(text);
          assert.ok(
            found.some(({ start, end }) => text.slice(start, end) === form),
            form,
          );
        }
      }
    });

    it('are found in base64 at every alignment, alone and in longer text, as whole literals', () => {
      for (const token of long) {
        for (const encoding of ['base64', 'base64url'] as const) {
          for (const [before, after] of [
            ['', ''],
            ['a', ''],
            ['ab', ''],
            ['user:', ''],
            ['', '\n'],
            ['x:', 'yz'],
            ['xyz1', '"}'],
          ]) {
            const whole = Buffer.from(`${before}${token}${after}`).toString(encoding);
            const text = `Basic ${whole} end`;
            const found = knowing(token).find(text);
            assert.equal(found.length, 1, text);
            const { start, end } = found[0] ?? { start: 0, end: 0 };
            if (before === '' && after === '') {
              assert.equal(text.slice(start, end), whole);
            }
            assert.ok(start >= 6 && end <= 6 + whole.length);
          }
        }
      }
    });

    it('are not found in other text', () => {
      assert.deepEqual(knowing(aToken).find(`${anotherToken} ${aToken.slice(1)} ${aToken.slice(0, -1)}`), []);
    });
  });
}

describe('literalTokens', () => {
  it('leaves out what is too short, and placeholders', () => {
    assert.deepEqual(literalTokens(['', 'x', 'test', 'YOUR_API_TOKEN']).find('x test YOUR_API_TOKEN'), []);
  });

  it('finds a short token that others would not take for one', () => {
    assert.equal(literalTokens(['tokentoken']).find('a tokentoken b').length, 1);
  });
});

describe('exportFingerprints', () => {
  it('holds no more than 5 characters in a row of a token, and none of a short one', () => {
    for (const token of long) {
      const json = exportFingerprints([token], 'salt');
      for (let at = 0; at + 6 <= token.length; at++) {
        assert.ok(!json.includes(token.slice(at, at + 6)));
      }
    }
    const short = inventedTokens.short ?? '';
    assert.deepEqual(JSON.parse(exportFingerprints([short], 'salt')).entries, []);
  });

  it('gives away 5 characters of the middle at most, all forms together', () => {
    const { entries } = JSON.parse(exportFingerprints([aToken], 'salt')) as { entries: { needle: string }[] };
    const middle = aToken.slice(Math.floor((aToken.length - 4) / 2)).slice(0, 5);
    for (const { needle } of entries) {
      const said = [needle, Buffer.from(needle, 'hex').toString(), Buffer.from(needle, 'base64').toString()];
      assert.ok(
        said.some((part) => part.length > 0 && middle.includes(part)),
        needle,
      );
    }
  });

  it('salts: two exports differ', () => {
    assert.notEqual(exportFingerprints([aToken]), exportFingerprints([aToken]));
  });
});

describe('fingerprintedTokens', () => {
  it('refuses what is no export, by class', () => {
    for (const json of [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '{"version":1,"salt":"a","entries":[{}]}',
      '{"version":2,"salt":"a","entries":[]}',
    ]) {
      assert.throws(() => fingerprintedTokens(json), KnownTokensFileError);
    }
  });

  it('joins with others', () => {
    const both = joinKnownTokens([literalTokens([aToken]), literalTokens([anotherToken])]);
    assert.equal(both.find(`${aToken} ${anotherToken}`).length, 2);
  });
});
