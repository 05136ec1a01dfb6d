import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { after, before } from 'mocha';
import { loadedAtStart, type Metafile } from '../../support/loadedAtStart.ts';
import { projectRoot } from '../../support/projectRoot.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const run = promisify(execFile);

/** A program that loads these files of dist/, with an editor that has these names and does nothing. */
function loadAll(files: readonly string[], names: readonly unknown[]): string {
  const editor = [
    'const any = new Proxy(class {}, { get: (its, name) => (name in its ? its[name] : any), apply: () => any });',
    ...names.map((name) => `export const ${name} = any;`),
  ].join('\n');
  return `import { registerHooks } from 'node:module';
const editor = 'data:text/javascript,' + encodeURIComponent(${JSON.stringify(editor)});
registerHooks({
  resolve: (name, context, next) => (name === 'vscode' ? { url: editor, shortCircuit: true } : next(name, context)),
});
for (const file of ${JSON.stringify(files)}) await import('./dist/' + file);
`;
}

describe('what the extension loads when VS Code starts', function () {
  this.timeout(60_000);
  let folder: string;
  let modules: string[];
  let all: string[];
  let start: string;

  before(async () => {
    folder = await temporaryFolder('activation');
    const file = join(folder, 'metafile.json');
    const build = ['esbuild.js', '--outdir', join(folder, 'dist'), '--metafile', file];
    await run(process.execPath, build, { cwd: projectRoot });
    const metafile = JSON.parse(await readFile(file, 'utf8')) as Metafile;
    modules = loadedAtStart(metafile);
    start = await readFile(join(folder, 'dist', 'extension.js'), 'utf8');
    all = Object.keys(metafile.inputs);
  });
  after(() => removeFolder(folder));

  it('is what it registers', () => {
    assert.ok(modules.includes('src/extension.ts'));
    assert.ok(modules.includes('src/editor/ids.ts'));
  });

  it('is one file', () => {
    assert.match(start, /import\("\.\/parts\//);
    assert.doesNotMatch(start, /from\s*"\./);
  });

  it('has what each part needs that is loaded later', async () => {
    const dist = join(folder, 'dist');
    const parts = (await readdir(join(dist, 'parts'))).filter((name) => name.endsWith('.js'));
    assert.ok(parts.length > 5);
    const texts = await Promise.all([start, ...parts.map((name) => readFile(join(dist, 'parts', name), 'utf8'))]);
    const names = new Set(texts.flatMap((text) => [...text.matchAll(/\bvscode\d*\.(\w+)/g)].map(([, name]) => name)));
    const program = join(folder, 'load.mjs');
    await writeFile(program, loadAll(['extension.js', ...parts.map((name) => `parts/${name}`)], [...names]));
    await run(process.execPath, [program]);
    // As it ships, too: there every name is another one.
    const shipped = join(folder, 'shipped');
    const build = ['esbuild.js', '--production', '--outdir', join(shipped, 'dist')];
    await run(process.execPath, build, { cwd: projectRoot });
    const minified = (await readdir(join(shipped, 'dist', 'parts'))).map((name) => `parts/${name}`);
    await writeFile(join(shipped, 'load.mjs'), loadAll(['extension.js', ...minified], [...names]));
    await run(process.execPath, [join(shipped, 'load.mjs')]);
  });

  /** Of each of these the extension has modules, none of which is loaded at the start. */
  const later: Record<string, RegExp> = {
    'the explorer': /^src\/(editor\/)?explorer\//,
    'the sandbox': /^src\/sandbox\//,
    'the edits of hook managers’ files': /^src\/guard\/tracked\//,
    'the quick fixes, but for how an edit looks': /^src\/fix\/(?!replacement\.ts)/,
    'a library, but for the small one that translates': /(^|\/)node_modules\/(?!@vscode\/l10n\/dist\/browser\.js$)/,
  };
  for (const [what, pattern] of Object.entries(later)) {
    it(`is not ${what}`, () => {
      assert.ok(all.some((module) => pattern.test(module)));
      assert.deepEqual(
        modules.filter((module) => pattern.test(module)),
        [],
      );
    });
  }
});
