import assert from 'node:assert/strict';
import { literalTokens, noKnownTokens } from '../../../src/scan/knownTokens.ts';
import { scanText } from '../../../src/scan/scanner.ts';
import { anotherToken, aToken, inventedTokens, tokens } from './inventedTokens.ts';
import { others, placeholders, reads } from './negatives.ts';
import { bearer, documented, named, type Positive } from './positives.ts';

/** Counted on its own, to check the scanner's positions. */
function positionOf(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function assertFinds({ file, text, rule }: Positive, token: string): void {
  const content = text(token);
  const findings = scanText(content, file, noKnownTokens);
  const at = content.indexOf(token);
  assert.deepEqual(
    findings.map((finding) => ({ rule: finding.rule, start: finding.start, end: finding.end })),
    [{ rule, start: positionOf(content, at), end: positionOf(content, at + token.length) }],
    content,
  );
  assert.equal(findings[0]?.severity, rule === 'bearer-token' ? 'warning' : 'error');
  assert.ok(!JSON.stringify(findings).includes(token.slice(0, 4)), 'a finding carries the secret');
}

describe('scanText', () => {
  describe('finds, with the exact range,', () => {
    for (const positive of [...documented, ...bearer, ...named]) {
      it(positive.name, () => {
        for (const token of tokens) {
          assertFinds(positive, token);
        }
      });
    }
  });

  describe('is silent on', () => {
    for (const placeholder of placeholders) {
      it(`the placeholder ${placeholder}`, () => {
        for (const { text, file } of [...documented, ...bearer, ...named]) {
          const content = text(placeholder);
          assert.deepEqual(scanText(content, file, noKnownTokens), [], content);
        }
      });
    }

    for (const [file, text] of [...reads, ...others]) {
      it(JSON.stringify(text).slice(0, 100), () => {
        assert.deepEqual(scanText(text, file, noKnownTokens), []);
      });
    }
  });
});
void literalTokens;
void aToken;
void anotherToken;
void inventedTokens;
