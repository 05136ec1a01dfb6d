import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { withIgnoredEnv, withVariable } from '../../../src/fix/envFile.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { tokens } from '../scan/inventedTokens.ts';
import { run } from './programs.ts';

const name = 'TRACKBERRY_API_TOKEN';
const plainCharacters = [...'abcXYZ019_.+/=:@%^,!-'];

function written(text: string, value: string): string {
  const result = withVariable(text, name, value);
  assert.ok(typeof result === 'string', 'refused');
  return result;
}

describe('The .env file', () => {
  let folder = '';

  before(async () => {
    folder = await temporaryFolder('env');
  });

  after(() => removeFolder(folder));

  const texts: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'an empty file': ['', `${name}=v1\n`],
    'other variables': ['A=1\n', `A=1\n${name}=v1\n`],
    'no line end at the end': ['A=1', `A=1\n${name}=v1`],
    'Windows line ends': ['A=1\r\nB=2\r\n', `A=1\r\nB=2\r\n${name}=v1\r\n`],
    'the variable, in the middle': [`A=1\r\n${name}=old\r\nB=2`, `A=1\r\n${name}=v1\r\nB=2`],
    'the variable, at the end without a line end': [`A=1\n${name}="o l d"`, `A=1\n${name}=v1`],
    'the variable without a value': [`${name}=\nB=2\n`, `${name}=v1\nB=2\n`],
    'the variable, exported, with a comment': [`export ${name} = 'old' # mine\n`, `# mine\nexport ${name}=v1\n`],
    'the variable twice': [`${name}=a\n${name}=b\n`, `${name}=v1\n${name}=v1\n`],
    'a value of several lines': [`${name}="a\nb"\nB=2\n`, `${name}=v1\nB=2\n`],
    'the name in the value of another': [`KEY="x\n${name}=y\n"\n`, `KEY="x\n${name}=y\n"\n${name}=v1\n`],
    'the name behind a comment sign': [`# ${name}=old\n`, `# ${name}=old\n${name}=v1\n`],
    'a longer name': [`${name}_2=a\nMY_${name}=b\n`, `${name}_2=a\nMY_${name}=b\n${name}=v1\n`],
    'lines that say nothing': ['\n???\n= \n', `\n???\n= \n${name}=v1\n`],
  };
  for (const [title, [before, after]] of Object.entries(texts)) {
    it(title, () => assert.equal(written(before, 'v1'), after));
  }

  it('a shell that sources it, and Node read the same value', () => {
    const show = 'process.stdout.write(process.env.TRACKBERRY_API_TOKEN)';
    const values = [
      plainCharacters.join(''),
      plainCharacters.toReversed().join(''),
      ...tokens.filter((token) => !token.includes('|')),
    ];
    for (const value of values) {
      const text = written('# mine\nA="x y"\n', value);
      const asShell = run(
        folder,
        '.env',
        text,
        [['sh', '-c', `set -a; . ./.env; exec "$0" -e '${show}'`, process.execPath]],
        {},
      );
      const asNode = run(folder, '.env', text, [[process.execPath, '--env-file', '.env', '-e', show]], {});
      assert.deepEqual([asShell.stdout, asNode.stdout], [value, value], asShell.stderr + asNode.stderr);
    }
  });

  it('what it writes is read back, whatever stood in the file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A=1', '# note', '', `${name}=x`, `export ${name}='y'`, 'B="two\nlines"', '???')),
        fc.constantFrom('\n', '\r\n'),
        fc.string({ unit: fc.constantFrom(...plainCharacters), minLength: 1 }),
        (lines, lineEnd, value) => {
          const text = lines.join(lineEnd);
          const result = written(text, value);
          assert.equal(parseEnv(result.replaceAll('\r\n', '\n'))[name], value);
          assert.equal(written(result, value), result, 'a second time changes nothing');
          assert.equal(/\n$/.test(result), text === '' || /\n$/.test(text));
        },
      ),
    );
  });

  it('refuses a value that is not read alike everywhere', () => {
    for (const value of [
      '',
      'a b',
      'a#b',
      'a$b',
      "a'b",
      'a"b',
      'a`b',
      'a\\b',
      'a|b',
      'a;b',
      'a&b',
      '~a',
      'a\nB=1',
      'é',
      'a(b',
      'a*b',
    ]) {
      assert.notEqual(typeof withVariable('', name, value), 'string', value);
    }
    assert.notEqual(typeof withVariable('', 'A B', 'v1'), 'string');
  });
});

describe('The .gitignore', () => {
  let folder = '';

  before(async () => {
    folder = await temporaryFolder('ignore');
    spawnSync('git', ['init', '-q'], { cwd: folder });
  });

  after(() => removeFolder(folder));

  const texts: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'an empty file': ['', '.env\n'],
    'other lines': ['node_modules\n', 'node_modules\n.env\n'],
    'no line end at the end': ['dist', 'dist\n.env'],
    'Windows line ends': ['dist\r\n', 'dist\r\n.env\r\n'],
    'it is there': ['a\n.env\nb\n', 'a\n.env\nb\n'],
    'with stars': ['**/.env*\n', '**/.env*\n'],
    'excepted later': ['.env\n!.env\n', '.env\n!.env\n.env\n'],
    'only a folder of that name': ['.env/\n', '.env/\n.env\n'],
    'only in a comment': ['# .env\n', '# .env\n.env\n'],
    'only its relatives': ['.env.local\n.environment\n', '.env.local\n.environment\n.env\n'],
  };
  for (const [title, [before, after]] of Object.entries(texts)) {
    it(title, () => {
      const text = withIgnoredEnv(before);
      assert.equal(text, after);
      writeFileSync(join(folder, '.gitignore'), text);
      assert.equal(spawnSync('git', ['check-ignore', '-q', '.env'], { cwd: folder }).status, 0);
    });
  }
});
