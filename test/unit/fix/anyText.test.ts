import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { environmentRead } from '../../../src/fix/environmentRead.ts';
import { edited } from '../../../src/fix/replacement.ts';
import { fixedText } from './marked.ts';
import { shownCases } from './shownCases.ts';

const variable = 'TRACKBERRY_API_TOKEN';
const token = ['tk_5V', 'z.8q', 'Lm2_', 'x9Kd', '07Ye'].join('');

/** Text that is hard on quoting: what the languages read in strings, and anything else. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\'"`$\\{}#%!()[]*~ \n&|;<>=', '${', '$(', '#{', '{{', '\\N', '//', '/*', '<<'),
      fc.string({ maxLength: 4 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join('').replace(/[\0\r\ud800-\udfff]/g, ''));

describe('Any text round the token survives', () => {
  it('in single quotes of a shell', () => {
    const scripts: { script: string; value: string }[] = [];
    fc.assert(
      fc.property(text, text, (before, after) => {
        const quoted = (part: string) => part.replaceAll("'", '');
        const template = `printf '%s\\0' '${quoted(before)}§${quoted(after)}'`;
        scripts.push({
          script: fixedText({ file: 'a.sh', template, token }),
          value: quoted(before) + token + quoted(after),
        });
      }),
      { numRuns: 300 },
    );
    // One shell reads them all.
    const output = execFileSync('sh', [], {
      input: scripts.map(({ script }) => script).join('\n'),
      env: { ...process.env, [variable]: token },
    });
    assert.deepEqual(
      output.toString().split('\0').slice(0, -1),
      scripts.map(({ value }) => value),
    );
  });

  it('in a here-document that expands nothing', () => {
    const scripts: string[] = [];
    const values: string[] = [];
    fc.assert(
      fc.property(text, text, (before, after) => {
        scripts.push(
          fixedText({ file: 'a.sh', template: `cat <<'EOF'\n${before}§${after}\nEOF\nprintf '\\0'\n`, token }),
        );
        values.push(`${before}${token}${after}\n`);
      }),
      { numRuns: 300 },
    );
    const output = execFileSync('sh', [], { input: scripts.join(''), env: { ...process.env, [variable]: token } });
    assert.deepEqual(output.toString().split('\0').slice(0, -1), values);
  });

  it('in the strings of JavaScript', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom("'", '"', '`'), (before, after, quote) => {
        const written = (part: string) => part.replace(/[\\'"`$]/g, '\\$&').replaceAll('\n', '\\n');
        const template = `(${quote}${written(before)}§${written(after)}${quote})`;
        const program = new Script(fixedText({ file: 'a.js', template, token }));
        assert.equal(program.runInNewContext({ process: { env: { [variable]: token } } }), before + token + after);
      }),
      { numRuns: 1000 },
    );
  });

  it('in the strings of Python', () => {
    const programs: string[] = [];
    const values: string[] = [];
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom("'", '"', '"""', "'''"),
        fc.constantFrom('', 'f', 'r', 'u', 'F'),
        (before, after, quote, prefix) => {
          const write = (part: string) => {
            if (prefix === 'r') {
              return part.replace(/[\\'"\n]/g, '');
            }
            const escaped = part.replace(/[\\'"]/g, '\\$&').replaceAll('\n', '\\n');
            return /f/i.test(prefix) ? escaped.replace(/[{}]/g, '$&$&') : escaped;
          };
          const read = (part: string) => (prefix === 'r' ? write(part) : part);
          const template = `show(${prefix}${quote}${write(before)}§${write(after)}${quote})`;
          programs.push(fixedText({ file: 'a.py', template, token }));
          values.push(read(before) + token + read(after));
        },
      ),
      { numRuns: 500 },
    );
    const input = `import json, sys\nshown = []\nshow = shown.append\n${programs.join('\n')}\nsys.stdout.write(json.dumps(shown))\n`;
    const output = execFileSync('python3', ['-'], { input, env: { ...process.env, [variable]: token } });
    assert.deepEqual(JSON.parse(output.toString()), values);
  });
});

describe('Any file, any text, any place', () => {
  const files = Object.keys(shownCases);

  it('is answered with edits in order, or a reason, without the token', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), text, text, (file, before, after) => {
        const document = before + token + after;
        const range = { start: before.length, end: before.length + token.length };
        const result = environmentRead({ text: document, ...range, file, variable });
        if (result.kind === 'refused') {
          assert.ok(result.reason.length > 20 && !result.reason.includes(token));
          return;
        }
        let from = 0;
        for (const { start, end } of result.edits) {
          assert.ok(from <= start && start <= end && end <= document.length);
          from = end;
        }
        assert.ok(!edited(document, result.edits).includes(token));
      }),
      { numRuns: 20_000 },
    );
  });

  it('a range that is not in the text, and a name that is none, are refused', () => {
    const request = { text: 'x = "secret"', start: 5, end: 11, file: 'a.py', variable };
    assert.equal(environmentRead(request).kind, 'replacement');
    for (const wrong of [{ start: -1 }, { end: 99 }, { start: 11 }, { variable: 'A B' }, { variable: '"; rm' }]) {
      assert.equal(environmentRead({ ...request, ...wrong }).kind, 'refused');
    }
  });

  it('an encoded token is refused, a split or an escaped one is not', () => {
    const kindOf = (written: string, known?: string) => {
      const document = `x = "${written}"`;
      const range = { start: 5, end: 5 + written.length };
      return environmentRead({ text: document, ...range, file: 'a.js', variable, ...(known && { token: known }) }).kind;
    };
    assert.equal(kindOf(token, token), 'replacement');
    assert.equal(kindOf(`${token.slice(0, 6)}" + "${token.slice(6)}`, token), 'replacement');
    assert.equal(kindOf(`\\x74${token.slice(1)}`, token), 'replacement');
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      assert.equal(kindOf(Buffer.from(token).toString(encoding), token), 'refused');
      assert.equal(kindOf(Buffer.from(token).toString(encoding)), 'replacement');
    }
    assert.equal(kindOf(encodeURIComponent(`a+${token}`), `a+${token}`), 'refused');
  });

  for (const piece of [
    '"',
    "'",
    '`',
    '${`',
    '"#{',
    '<<A\n',
    '$(',
    '\\',
    '{',
    '# ',
    "<script>'",
    '%q(',
    ' ',
    'a',
    '```\n',
    '"""',
  ]) {
    it(`10,000 of ${JSON.stringify(piece)} take no longer than a blink`, () => {
      const many = piece.repeat(10_000);
      for (const file of files) {
        for (const document of [`${many}${token}`, `${token}${many}`]) {
          const start = document.indexOf(token);
          const began = process.cpuUsage();
          environmentRead({ text: document, start, end: start + token.length, file, variable });
          const ms = process.cpuUsage(began).user / 1000;
          assert.ok(ms < 300, `${file}: ${Math.round(ms)} ms`);
        }
      }
    }).timeout(60_000);
  }
});
