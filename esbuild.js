/**
 * Bundles what ships (dist/, or the folder after `--outdir`): the extension, the explorer's page, the command
 * `trackberry-scan` and the thread that scans. `--production` minifies, `--watch` stays and builds again on change.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';

const { production, watch, outdir } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
  },
}).values;
const page = join(outdir, 'page');

/** undici in the editor would bypass VS Code's proxy and replace the dispatcher of every other extension. */
const noUndici = {
  name: 'no-undici',
  setup(build) {
    build.onEnd(({ metafile }) => {
      const inputs = Object.keys(metafile?.inputs ?? {}).filter((path) => /node_modules\/undici\//.test(path));
      return inputs.length === 0 ? undefined : { errors: [{ text: `undici is in the bundle: ${inputs[0]}` }] };
    });
  },
};

const common = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: 'warning',
};
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  define: { 'import.meta.dirname': '__dirname' },
};

const bundles = [
  {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    outdir,
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
    plugins: [noUndici],
  },
  {
    ...node,
    entryPoints: { 'trackberry-scan': 'src/cli/main.ts' },
    outdir,
    outExtension: { '.js': '.cjs' },
    banner: { js: '#!/usr/bin/env node' },
    // For --check-live alone: installed beside the npm package, and missing in the copy that the extension brings.
    external: ['undici'],
    plugins: [noUndici],
  },
  {
    ...node,
    entryPoints: { 'scan-worker': 'src/scan/sources/scanWorker.ts' },
    outdir,
    outExtension: { '.js': '.cjs' },
  },
  {
    ...common,
    entryPoints: { explorer: 'src/explorer/page/main.ts' },
    outdir: page,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    tsconfig: 'src/explorer/page/tsconfig.json',
  },
];

await rm(outdir, { recursive: true, force: true });
await mkdir(page, { recursive: true });
await Promise.all(
  ['codicon.css', 'codicon.ttf'].map((file) =>
    copyFile(join('node_modules/@vscode/codicons/dist', file), join(page, file)),
  ),
);

const contexts = await Promise.all(bundles.map((options) => context(options)));
if (watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
}
