/**
 * `npm run package`: builds for production and packs dist/trackberry-api-explorer.vsix, or the file after `--out`.
 * Everything is put together in a temporary folder, so that a dist/ in use stays as it is.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';

const { out } = parseArgs({
  options: { out: { type: 'string', default: 'dist/trackberry-api-explorer.vsix' } },
}).values;

const folder = await mkdtemp(join(tmpdir(), 'trackberry-package-'));
try {
  execFileSync(process.execPath, ['esbuild.js', '--production', '--outdir', join(folder, 'dist')], {
    stdio: 'inherit',
  });
  const texts = await readdir('.').then((names) => names.filter((name) => /^package\.nls.*\.json$/.test(name)));
  for (const name of ['.vscodeignore', 'CHANGELOG.md', 'LICENSE', 'media', 'l10n', ...texts]) {
    await cp(name, join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, 'package.json'), await packagedManifest());
  await writeFile(join(folder, 'README.md'), await packagedReadme());
  await mkdir(dirname(resolve(out)), { recursive: true });
  await createVSIX({
    cwd: folder,
    packagePath: resolve(out),
    dependencies: false, // All is bundled.
    allowMissingRepository: true, // There is no public one; a relative link in the README is an error therefore.
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** package.json without what only the checkout and the npm package need. */
async function packagedManifest() {
  const manifest = JSON.parse(await readFile('package.json', 'utf8'));
  const others = ['private', 'bin', 'files', 'scripts', 'dependencies', 'devDependencies', 'allowScripts'];
  for (const field of others) delete manifest[field];
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/**
 * The README for those who install the package. VS Code's page of an extension shows pictures from web addresses only,
 * and there is no public one: so without pictures. The last section is about the checkout.
 */
async function packagedReadme() {
  const readme = await readFile('README.md', 'utf8');
  return readme.replace(/\n## From source\n[\s\S]*$/, '').replaceAll(/\n!\[[^\]]*\]\(media\/[^)]*\)\n/g, '');
}
