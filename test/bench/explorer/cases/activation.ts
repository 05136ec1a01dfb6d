import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../support/browser.ts';
import { loadedAtStart } from '../../../support/loadedAtStart.ts';
import { projectRoot } from '../../../support/projectRoot.ts';
import { VSCodeServer } from '../../../support/vscodeServer.ts';
import { runExpecting } from '../../scan/command.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { ScratchFolder } from '../../support/scratchFolder.ts';
import { median } from '../../support/statistics.ts';

const name = 'added to activation';
const runs = 11;
const ofExplorer = /\/?src\/(editor\/)?(explorer|shipmentPage)\/|node_modules\//;

/** What activationMarks.cjs writes. */
interface Activation {
  times: Record<
    'willLoadExtensionCode' | 'didLoadExtensionCode' | 'willActivateExtension' | 'didActivateExtension',
    number
  >;
  scripts: string[];
}

/** What the explorer, and all else that is loaded on first use, adds to the start of VS Code. */
export const activationCase: BenchCase = {
  name,
  async run() {
    await using scratch = await ScratchFolder.create();
    const { metafile, shipped } = await buildShipped(scratch.path);
    const without = await buildWithout(scratch.path);
    const modules = loadedAtStart(metafile);
    const { size } = await stat(join(shipped, 'dist', 'extension.js'));
    const early = modules.filter((module) => ofExplorer.test(module));
    const times: Record<'shipped' | 'without', number[]> = { shipped: [], without: [] };
    const loaded = new Set<string>();
    await using browser = await launchBrowser();
    for (let run = 0; run < runs; run += 1) {
      const shippedStart = await start(browser, shipped, scratch.path);
      times.shipped.push(shippedStart.ms);
      for (const file of shippedStart.loaded) loaded.add(file);
      times.without.push((await start(browser, without, scratch.path)).ms);
    }
    if (!loaded.delete('extension.js')) throw new Error('What the extension host loads was not recorded.');
    return [
      {
        case: `${name}: modules of the explorer, and libraries, that are loaded`,
        runs,
        value: early.length + loaded.size,
        unit: 'modules',
        bar: { atMost: 0 },
        notes: [
          `the start: ${modules.length} modules, ${(size / 1024).toFixed(0)} KB, in one file`,
          ...[...early, ...loaded].map((each) => `too early: ${each}`),
        ],
      },
      {
        case: `${name}: time, beside the same without what is loaded on first use`,
        runs,
        value: median(times.shipped) - median(times.without),
        unit: 'ms',
        notes: [`loading and activate(): ${list(times.shipped)}`, `without: ${list(times.without)}`],
      },
    ];
  },
};

function list(times: readonly number[]): string {
  return `median ${median(times)} ms (${times.join(', ')})`;
}

async function buildShipped(folder: string): Promise<{ metafile: Metafile; shipped: string }> {
  const shipped = await extensionFolder(folder, 'shipped');
  const file = join(folder, 'metafile.json');
  const parameters = ['--production', '--outdir', join(shipped, 'dist'), '--metafile', file];
  await runExpecting([0], [process.execPath, 'esbuild.js', ...parameters], { cwd: projectRoot });
  return { metafile: JSON.parse(await readFile(file, 'utf8')) as Metafile, shipped };
}

/** With nothing behind any `import()`. */
async function buildWithout(folder: string): Promise<string> {
  const without = await extensionFolder(folder, 'without');
  const nothing: Plugin = {
    name: 'nothing',
    setup(setup) {
      setup.onResolve({ filter: /./ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path, namespace: 'nothing' } : undefined,
      );
      setup.onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: '' }));
    },
  };
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['src/extension.ts'],
    outfile: join(without, 'dist', 'extension.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    external: ['vscode'],
    plugins: [nothing],
    logLevel: 'error', // of what is missing behind an import(), esbuild warns
  });
  return without;
}

async function extensionFolder(parent: string, variant: string): Promise<string> {
  const folder = join(parent, variant);
  await mkdir(folder);
  for (const part of ['package.json', 'package.nls.json', 'media'])
    await cp(join(projectRoot, part), join(folder, part), { recursive: true });
  return folder;
}

/** Starts VS Code with this extension. @returns milliseconds of loading and `activate()`, and the files of dist/ loaded. */
async function start(browser: Browser, development: string, folder: string): Promise<{ ms: number; loaded: string[] }> {
  const file = join(folder, 'activation.json');
  await using server = await VSCodeServer.start({ development, env: { BENCH_ACTIVATION: file } });
  const page = await browser.newPage();
  const ended = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', ended.resolve);
  await page.goto(server.url({ extensionTests: join(import.meta.dirname, '../activationMarks.cjs') }));
  if ((await ended.promise) !== 0) throw new Error('The extension was not activated.');
  await page.close();
  const { times, scripts } = JSON.parse(await readFile(file, 'utf8')) as Activation;
  const { willLoadExtensionCode, didLoadExtensionCode, willActivateExtension, didActivateExtension } = times;
  const dist = pathToFileURL(join(development, 'dist', '/')).href;
  return {
    ms: didLoadExtensionCode - willLoadExtensionCode + didActivateExtension - willActivateExtension,
    loaded: scripts.filter((url) => url.startsWith(dist)).map((url) => url.slice(dist.length)),
  };
}
