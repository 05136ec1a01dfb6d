import assert from 'node:assert/strict';
import { literalTokens, noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanText } from '../../../src/scan/scanner.ts';
import { anotherToken, aToken, tokens } from './inventedTokens.ts';
import { others, placeholders, reads } from './negatives.ts';
import { bearer, documented, named, type Positive } from './positives.ts';

const positives = [...documented, ...bearer, ...named];

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
    for (const positive of positives) {
      it(positive.name, () => {
        for (const token of tokens) {
          assertFinds(positive, token);
        }
      });
    }

    it('every one of them with CR LF, tabs and astral characters before it', () => {
      for (const positive of positives) {
        const shifted = (token: string) =>
          `\t\u{1f353}\u{1f353} \u00e9\r\n\t${positive.text(token).replaceAll('\n', '\r\n')}`;
        const indented = /^(?:.|\n)*?(?:YAML|Kubernetes|Insomnia|INI|TOML table)/.test(positive.name);
        assertFinds({ ...positive, text: indented ? (t) => `# \u{1f353}\r\n${positive.text(t)}` : shifted }, aToken);
      }
    });

    it('two tokens of one line, and tells them apart', () => {
      const findings = scanText(
        `{"trackberry": {"token": "${aToken}", "api_key": "${anotherToken}"}}`,
        'a.json',
        noKnownTokens,
      );
      assert.equal(findings.length, 2);
      assert.notEqual(findings[0]?.fingerprint, findings[1]?.fingerprint);
    });
  });

  describe('is silent on', () => {
    for (const placeholder of placeholders) {
      it(`the placeholder ${placeholder}`, () => {
        for (const { text, file } of positives) {
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

  describe('knows the own token', () => {
    const known = literalTokens([aToken]);

    it('anywhere, without context', () => {
      const [finding, ...others] = scanText(`x\n  const a = '${aToken}';`, 'a.js', known);
      assert.deepEqual(others, []);
      assert.equal(finding?.rule, 'own-token');
      assert.equal(finding?.severity, 'error');
      assert.deepEqual(
        [finding?.start, finding?.end],
        [
          { line: 1, character: 13 },
          { line: 1, character: 13 + aToken.length },
        ],
      );
    });

    it('above every other rule', () => {
      for (const { text, file } of positives) {
        assert.deepEqual(
          scanText(text(aToken), file, known).map(({ rule }) => rule),
          ['own-token'],
        );
      }
    });
  });

  describe('fingerprints', () => {
    const line = (token: string) => `TRACKBERRY_API_TOKEN=${token}`;
    const of = (text: string, file = '.env') => scanText(text, file, noKnownTokens)[0]?.fingerprint;

    it('outlive a moved line and another token, not another line or file', () => {
      assert.match(of(line(aToken)) ?? '', /^[0-9a-f]{16}$/);
      assert.equal(of(`\n\nA=1\n  ${line(anotherToken)}\r\n`), of(line(aToken)));
      assert.notEqual(of(`export ${line(aToken)}`), of(line(aToken)));
      assert.notEqual(of(line(aToken), 'b/.env'), of(line(aToken)));
    });
  });

  it('ties a bearer token of a large file only to a mention nearby', () => {
    const filler = 'lorem ipsum dolor\n'.repeat(10_000);
    const header = `h = {"Authorization": "Bearer ${aToken}"}\n`;
    const rules = (text: string) => scanText(text, 'a.py', noKnownTokens).map(({ rule }) => rule);
    assert.deepEqual(rules(`trackberry\n${filler}${header}`), ['bearer-token']);
    assert.deepEqual(rules(`${filler}trackberry\n${header}`), ['trackberry-token']);
  });
});
