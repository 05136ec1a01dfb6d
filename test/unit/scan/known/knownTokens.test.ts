import assert from 'node:assert/strict';
import {
  exportFingerprints,
  findKnown,
  fingerprintedTokens,
  type KnownTokens,
  KnownTokensFileError,
  literalTokens,
} from '../../../../src/scan/known/knownTokens.ts';
import { anotherToken, aToken, inventedTokens, tokens } from '../inventedTokens.ts';

const ways: Readonly<Record<string, (token: string) => KnownTokens>> = {
  'in memory': (token) => literalTokens([token]),
  'by fingerprint': (token) => fingerprintedTokens(exportFingerprints([token])),
};

/** Between two pieces of one token in double quotes. */
const joints = [
  '" + "',
  '"+"',
  '" + \'',
  '" . "',
  '" .. "',
  '" & "',
  '" & _\n    "',
  '" ~ "',
  '" <> "',
  '" || "',
  '" "',
  '"\n    "',
  '" \\\n    "',
  '"\r\n\t+ "',
  '" +\n f"',
  '\\\n',
  '\\" + \\"',
  '", "',
];

const long = tokens.filter((token) => token.length >= 20);

for (const [name, knowing] of Object.entries(ways)) {
  describe(`Known tokens, ${name},`, () => {
    it('are found at their place, every time', () => {
      for (const token of long) {
        const text = `a ${token} b${token}`;
        assert.deepEqual(
          findKnown(text, knowing(token)).map(({ start, end }) => text.slice(start, end)),
          [token, token],
        );
      }
    });

    it('are found URL-encoded and in hexadecimal', () => {
      for (const token of long) {
        const hex = Buffer.from(token).toString('hex');
        for (const form of [encodeURIComponent(token), hex, hex.toUpperCase()]) {
          const text = `x=${form}&y`;
          const found = findKnown(text, knowing(token));
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
            const found = findKnown(text, knowing(token));
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

    it('are found escaped, what must be or everything', () => {
      for (const token of long) {
        const escaped = (which: RegExp, spell: (char: string) => string) =>
          Array.from(token, (char) => (which.test(char) ? spell(char) : char)).join('');
        const code = (char: string) => char.charCodeAt(0).toString(16).padStart(2, '0');
        for (const form of [
          JSON.stringify(token),
          `"${escaped(/\//, () => '\\/')}"`,
          `"${escaped(/[^\w.~-]/, (char) => `\\u00${code(char)}`)}"`,
          `"${escaped(/./, (char) => `\\u00${code(char)}`)}"`,
          `"${escaped(/./, (char) => `\\u00${code(char).toUpperCase()}`)}"`,
          `"${escaped(/./, (char) => `\\x${code(char)}`)}"`,
          `"${encodeURIComponent(token).replace(/%../g, (code) => code.toLowerCase())}"`,
        ]) {
          const text = `x = ${form};`;
          const found = findKnown(text, knowing(token)).map(({ start, end }) => `"${text.slice(start, end)}"`);
          assert.deepEqual(found, [form]);
        }
      }
    });

    it('are found split over literals, wherever they are split, and marked from the first to the last piece', () => {
      for (const joint of joints) {
        for (let at = 1; at < aToken.length; at++) {
          const spelled = `${aToken.slice(0, at)}${joint}${aToken.slice(at)}`;
          const text = `x = "${spelled}" # "${anotherToken}"`;
          const found = findKnown(text, knowing(aToken));
          assert.deepEqual(
            found.map(({ start, end }) => text.slice(start, end)),
            [spelled],
          );
        }
      }
    });

    it('are found in three pieces, and split in base64', () => {
      const encoded = Buffer.from(`user:${aToken}`).toString('base64');
      for (const text of [
        `("${aToken.slice(0, 7)}" +\n "${aToken.slice(7, 19)}" + '${aToken.slice(19)}')`,
        `auth = "${encoded.slice(0, 21)}" \\\n  "${encoded.slice(21)}"`,
        `data: |\n  ${encoded.slice(0, 24)}\n  ${encoded.slice(24)}\n`,
      ]) {
        assert.equal(findKnown(text, knowing(aToken)).length, 1, text);
      }
    });

    it('are not found in other text', () => {
      assert.deepEqual(findKnown(`${anotherToken} ${aToken.slice(1)} ${aToken.slice(0, -1)}`, knowing(aToken)), []);
    });
  });
}

describe('literalTokens', () => {
  it('leaves out what is too short, and placeholders', () => {
    assert.deepEqual(findKnown('x test YOUR_API_TOKEN', literalTokens(['', 'x', 'test', 'YOUR_API_TOKEN'])), []);
  });

  it('finds a token in which a word of placeholders stands by chance', () => {
    const token = `${aToken.slice(0, 9)}-TBD-${aToken.slice(9)}`;
    assert.equal(findKnown(`abc${token}xyz`, literalTokens([token])).length, 1);
  });

  it('finds a short token that others would not take for one', () => {
    assert.equal(findKnown('a tokentoken b', literalTokens(['tokentoken'])).length, 1);
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
    const middle = aToken.slice(Math.floor(aToken.length / 2) - 4).slice(0, 5);
    for (const { needle } of entries) {
      const said = [
        needle,
        Buffer.from(needle.slice(0, 2), 'hex').toString(), // `6b\\u`
        Buffer.from(needle, 'hex').toString(),
        Buffer.from(needle, 'base64').toString(),
      ];
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
});
