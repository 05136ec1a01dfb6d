import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { literalTokens } from '../../../../src/scan/known/knownTokens.ts';
import { toGithub } from '../../../../src/scan/report/github.ts';
import { toJson } from '../../../../src/scan/report/json.ts';
import type { Report, ReportedFinding } from '../../../../src/scan/report/reported.ts';
import { toSarif } from '../../../../src/scan/report/sarif.ts';
import { details, headline } from '../../../../src/scan/report/text.ts';
import { scanText } from '../../../../src/scan/scanner.ts';
import { aToken } from '../inventedTokens.ts';

const schema: Schema = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const validator = new Validator(schema, '7', false);

const text = `TRACKBERRY_API_TOKEN=${aToken}\n"Authorization: Bearer ${aToken}x"\n`;

function reportOf(file: string, more: Partial<ReportedFinding> = {}): Report {
  const findings = scanText(text, file, literalTokens([`${aToken}x`])).map((finding) => ({ ...finding, ...more }));
  assert.equal(findings.length, 2);
  return { findings, scanned: { files: 1, bytes: text.length, skipped: 0 } };
}

function problemsOf(sarif: string): OutputUnit[] {
  return validator.validate(JSON.parse(sarif)).errors;
}

/** Names with what some format gives a meaning to. */
const names = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '\n',
        '\r',
        '::',
        ':',
        ',',
        '%',
        '%0A',
        '"',
        "'",
        '\\',
        '/',
        '..',
        ' ',
        '\u001b[31m',
        '\u202e',
        '\u2028',
        '#',
        '?',
        'é',
        '\udc80',
        'a.env',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

describe('reports', () => {
  it('as SARIF are valid, with places, fingerprints and help', () => {
    const report = reportOf('src/a b#.env', { commit: '0'.repeat(40), live: 'refused' });
    const sarif = toSarif(report);
    assert.deepEqual(problemsOf(sarif), []);
    const [run] = JSON.parse(sarif).runs;
    const [own] = run.results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'own-token');
    assert.equal(own.level, 'error');
    assert.deepEqual(own.locations[0].physicalLocation, {
      artifactLocation: { uri: 'src/a%20b%23.env', uriBaseId: 'SRCROOT' },
      region: { startLine: 2, startColumn: 24, endLine: 2, endColumn: 25 + aToken.length },
    });
    assert.match(own.partialFingerprints['trackberryFingerprint/v1'], /^[0-9a-f]{16}$/);
    assert.equal(run.tool.driver.rules[own.ruleIndex].id, 'own-token');
    for (const rule of run.tool.driver.rules) {
      assert.match(rule.help.text, /revoke it/);
    }
    assert.deepEqual(problemsOf(toSarif({ findings: [], scanned: report.scanned })), []);
  });

  it('as SARIF would not be valid with a place before the first line: the schema is asked', () => {
    const wrong = toSarif(reportOf('a.env')).replaceAll('"startLine": 2', '"startLine": 0');
    assert.notDeepEqual(problemsOf(wrong), []);
  });

  it('as workflow commands name the place, and the reason', () => {
    const [first, , last] = toGithub(reportOf('src/a.env', { live: 'live' })).split('\n');
    assert.equal(
      first,
      '::error file=src/a.env,line=1,endLine=1,col=22,endColumn=46,title=Trackberry%3A trackberry-token::' +
        'Hard-coded Trackberry API token. Read it from TRACKBERRY_API_TOKEN instead. (q7… (24 characters), live)',
    );
    assert.equal(last, 'Trackberry: 2 hard-coded API tokens in src/a.env:1 and 1 more');
  });

  it('as text tell the commit, and what the API said', () => {
    const [line] = details(reportOf('a.env', { commit: 'c0ffee'.repeat(7).slice(0, 40), live: 'live' }).findings);
    assert.match(
      line ?? '',
      /^a\.env:1:22: error trackberry-token q7… \(24 characters\), commit c0ffeec0ffee, LIVE: revoke it\. /,
    );
  });

  it('take any name of a file', () => {
    fc.assert(
      fc.property(names, (name) => {
        const report = reportOf(name);
        const [{ file } = { file: '' }] = report.findings;

        assert.equal(JSON.parse(toJson(report)).findings[0].file, file);

        const sarif = toSarif(report);
        assert.deepEqual(problemsOf(sarif), []);
        const { uri } = JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.artifactLocation;
        assert.match(uri, /^[\w.~!*'()/%-]*$/);
        assert.equal(decodeURIComponent(uri), file.toWellFormed());

        const commands = toGithub(report).split('\n');
        assert.equal(commands.length, 4);
        for (const command of commands.slice(0, 2)) {
          const [, properties = ''] = /^::(?:error|warning) (.*?)::[^:]/s.exec(command) ?? [];
          const read = properties.split(',').map((property) => property.split('='));
          const encoded = read[0]?.slice(1).join('=') ?? '';
          assert.deepEqual(
            read.map(([key]) => key),
            ['file', 'line', 'endLine', 'col', 'endColumn', 'title'],
          );
          assert.equal(unescaped(encoded), file.replace(unprintable, '?'));
        }

        for (const line of [headline(report.findings), ...details(report.findings), ...commands]) {
          assert.doesNotMatch(line, /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never hold more of a secret than its first two characters', () => {
    // Any three characters hold a letter that is no hexadecimal digit: no fingerprint holds them by chance.
    const pair = fc.tuple(fc.constantFrom(...'GHJKLMNQXYZ'), fc.constantFrom(...'23456789')).map(([a, b]) => a + b);
    const secrets = fc.array(pair, { minLength: 8, maxLength: 20 }).map((pairs) => pairs.join(''));
    const shapes = fc.constantFrom(
      (token: string) => `TRACKBERRY_API_TOKEN=${token}\n`,
      (token: string) => `curl https://trackberry.ag -H "Authorization: Bearer ${token}"\n`,
      (token: string) => `x ${Buffer.from(token).toString('base64')} y\n`,
      (token: string) => `a = "${token.slice(0, 9)}" + "${token.slice(9)}"\n`,
    );
    let seen = 0;
    fc.assert(
      fc.property(secrets, shapes, shapes, (token, one, other) => {
        const findings = scanText(one(token) + other(token), 'a.txt', literalTokens([token])).map((finding) => ({
          ...finding,
          commit: '0'.repeat(40),
          live: 'live' as const,
        }));
        seen += findings.length;
        const report: Report = { findings, scanned: { files: 1, bytes: 1, skipped: 0 } };
        const all = [toJson(report), toSarif(report), toGithub(report), headline(findings), ...details(findings)].join(
          '\n',
        );
        for (let at = 0; at + 3 <= token.length; at++) {
          assert.ok(!all.includes(token.slice(at, at + 3)), `${at}`);
        }
        assert.ok(!all.includes(Buffer.from(token).toString('base64').slice(2, 10)));
      }),
      { numRuns: 300 },
    );
    assert.ok(seen > 400, 'the texts hold no tokens');
  });
});

/** As the runner reads a property (ActionCommand.cs): `%25` last. */
function unescaped(property: string): string {
  return property
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

const unprintable = /(?![\r\n])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
