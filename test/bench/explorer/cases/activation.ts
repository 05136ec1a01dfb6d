import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { launchBrowser } from '../../../support/browser.ts';
import { projectRoot } from '../../../support/projectRoot.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { ScratchFolder } from '../../support/scratchFolder.ts';
import { median } from '../../support/statistics.ts';
import { buildShipped, type ExtensionStart, extensionFolder, startExtension } from '../../workbench/extensionStart.ts';

const name = 'added to activation';
const runs = 11;
const ofExplorer = /\/?src\/(editor\/)?(explorer|shipmentPage)\/|node_modules\//;

/** What the explorer, and all else that is loaded on first use, adds to the start of VS Code. */
export const activationCase: BenchCase = {
  name,
  async run() {
    await using scratch = await ScratchFolder.create();
    const { modules, bytes, folder: shipped } = await buildShipped(scratch.path);
    const without = await buildWithout(scratch.path);
    const early = modules.filter((module) => ofExplorer.test(module));
    const times: Record<'shipped' | 'without', number[]> = { shipped: [], without: [] };
    const loaded = new Set<string>();
    await using browser = await launchBrowser();
    for (let run = 0; run < runs; run += 1) {
      const shippedStart = await startExtension(browser, { development: shipped });
      times.shipped.push(sum(shippedStart));
      for (const file of shippedStart.files) loaded.add(file);
      times.without.push(sum(await startExtension(browser, { development: without })));
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
          `the start: ${modules.length} modules, ${(bytes / 1024).toFixed(0)} KB, in one file`,
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

function sum({ loadMs, activateMs }: ExtensionStart): number {
  return loadMs + activateMs;
}

function list(times: readonly number[]): string {
  return `median ${median(times)} ms (${times.join(', ')})`;
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
