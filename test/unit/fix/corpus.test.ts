import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { transformSync } from 'esbuild';
import { environmentRead } from '../../../src/fix/environmentRead.ts';
import { edited } from '../../../src/fix/replacement.ts';
import { variableName } from '../../../src/fix/variableName.ts';
import { noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanText } from '../../../src/scan/scanner.ts';
import { positives } from '../scan/corpus/corpus.ts';
import { pathOf } from './programs.ts';

interface Fixed {
  name: string;
  file: string;
  before: string;
  after: string;
}

const fixed: Fixed[] = [];
let refused = 0;

for (const { name, file, text, secret = '', ownToken } of positives(1)) {
  const range = { start: text.indexOf(secret), end: text.indexOf(secret) + secret.length };
  const variable = variableName(text, range);
  const result = environmentRead({ text, ...range, file, variable, ...(ownToken && { token: ownToken }) });
  if (result.kind === 'replacement') {
    fixed.push({ name, file, before: text, after: edited(text, result.edits) });
  } else {
    refused++;
  }
}

/** Fragments of the corpus that were no whole program before are none afterwards. */
function assertParsed(pattern: RegExp, parse: (texts: readonly string[]) => boolean[]): void {
  const cases = fixed.filter(({ file }) => pattern.test(file));
  const before = parse(cases.map((each) => each.before));
  const after = parse(cases.map((each) => each.after));
  const whole = cases.flatMap((each, index) => (before[index] === true ? [{ ...each, parsed: after[index] }] : []));
  assert.ok(whole.length > 10, `only ${whole.length} can be checked`);
  for (const { name, after: text, parsed } of whole) {
    assert.equal(parsed, true, `${name}: ${text}`);
  }
}

function isScript(text: string): boolean {
  return (['ts', 'tsx'] as const).some((loader) => {
    try {
      transformSync(text, { loader, logLevel: 'silent' });
      return true;
    } catch {
      return false;
    }
  });
}

describe('Fixes of every text of the corpus', () => {
  it('leave nothing that the scan finds', () => {
    assert.ok(fixed.length > 400 && refused > 100, `${fixed.length} fixed, ${refused} refused`);
    for (const { name, file, after } of fixed) {
      assert.deepEqual(scanText(after, file, noKnownTokens), [], `${name}: ${after}`);
    }
  });

  it('leave JavaScript and TypeScript that can be parsed', () => {
    assertParsed(/\.(?:[cm]?js|jsx|tsx?)$/, (texts) => texts.map(isScript));
  });

  it('leave Python that can be parsed', function () {
    const python = pathOf('python3') ?? this.skip();
    const program = `
import ast, json, sys
def parses(text):
    try:
        ast.parse(text)
        return True
    except SyntaxError:
        return False
print(json.dumps([parses(text) for text in json.load(sys.stdin)]))`;
    assertParsed(/\.py$/, (texts) =>
      JSON.parse(spawnSync(python, ['-c', program], { input: JSON.stringify(texts), encoding: 'utf8' }).stdout),
    );
  });

  it('leave shell scripts that can be parsed', () => {
    assertParsed(/\.sh$/, (texts) => texts.map((input) => spawnSync('sh', ['-n'], { input }).status === 0));
  });
});
