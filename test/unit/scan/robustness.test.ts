import assert from 'node:assert/strict';
import { type Finding, messageOf, type Rule, severities } from '../../../src/scan/finding.ts';
import {
  exportFingerprints,
  fingerprintedTokens,
  literalTokens,
  noKnownTokens,
} from '../../../src/scan/known/knownTokens.ts';
import { toJson } from '../../../src/scan/report/json.ts';
import { details, headline } from '../../../src/scan/report/text.ts';
import { scanText } from '../../../src/scan/scanner.ts';
import { hostileTexts, repeated, tokensOnOneLine } from './hostileTexts.ts';
import { aToken, tokens } from './inventedTokens.ts';
import { bearer, documented, named } from './positives.ts';
import { pick, randomFrom, randomText } from './seededRandom.ts';

const megabyte = 1 << 20;

/** The heaviest of them finish in well under mocha's limit when the work is linear, and not in a lifetime when it is not. */
describe('scanText on hostile input', () => {
  for (const [name, text] of Object.entries(hostileTexts(megabyte))) {
    it(`ends: ${name}`, () => {
      assert.deepEqual(scanText(text, 'a.txt', noKnownTokens), []);
    });
  }

  it('ends: tokens on one line', () => {
    const text = tokensOnOneLine(megabyte);
    assert.equal(scanText(text, 'a.txt', noKnownTokens).length, text.split(aToken).length - 1);
  });

  it('ends: the needle of a known token, repeated', () => {
    const known = fingerprintedTokens(exportFingerprints([aToken]));
    const middle = aToken.slice(10, 14);
    assert.deepEqual(scanText(repeated(middle, megabyte), 'a.txt', known), []);
  });
});

const shapes = [...documented, ...bearer, ...named];

describe('scanText on any text', () => {
  it('does not fail, stays in the text and in order', () => {
    const random = randomFrom(41);
    for (let round = 0; round < 3000; round++) {
      const text = randomText(random, [...tokens, ...shapes.map((shape) => shape.text(pick(random, tokens)))]);
      const findings = scanText(text, pick(random, ['a.py', '.env', 'a.yml', 'b']), noKnownTokens);
      const lines = text.split(/\r\n|\r|\n/);
      for (const { start, end } of findings) {
        assert.equal(start.line, end.line);
        assert.ok(start.character < end.character && end.character <= (lines[start.line]?.length ?? -1));
      }
      assert.deepEqual(
        findings,
        findings.toSorted((a, b) => a.start.line - b.start.line || a.start.character - b.start.character),
      );
    }
  });

  it('never lets a secret into a finding or a report', () => {
    const random = randomFrom(42);
    const known = literalTokens([aToken]);
    let seen = 0;
    for (let round = 0; round < 1000; round++) {
      const used = [pick(random, tokens), pick(random, tokens)];
      const text = used.map((token) => pick(random, shapes).text(token)).join(pick(random, ['\n', ' ', '']));
      const findings = scanText(text, 'a.txt', pick(random, [known, noKnownTokens]));
      seen += findings.length;
      for (const report of reportsOf(findings)) {
        for (const token of used) {
          assertHoldsNothingOf(token, report);
        }
      }
    }
    assert.ok(seen > 1000, 'the texts hold no tokens');
  });
});

function reportsOf(findings: readonly Finding[]): string[] {
  const scanned = { files: 1, bytes: 1, skipped: 0 };
  return [
    JSON.stringify(findings),
    toJson({ findings: [...findings], scanned }),
    headline(findings),
    ...details(findings),
  ];
}

/** Four characters in a row: two are shown on purpose. */
function assertHoldsNothingOf(token: string, report: string): void {
  const rules = Object.keys(severities) as Rule[];
  const words = rules.map(messageOf).join() + rules.join();
  for (let at = 0; at + 4 <= token.length; at++) {
    const piece = token.slice(at, at + 4);
    assert.ok(
      !report.includes(piece) || words.includes(piece) || /^[0-9a-f-]{4}$/.test(piece),
      `${piece} of a secret is in a report`,
    );
  }
}
