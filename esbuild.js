/**
 * Bundles what ships (dist/, or the folder after `--outdir`): the extension, the explorer's page, the command
 * `trackberry-scan` and the thread that scans. `--production` minifies, `--watch` stays and builds again on change,
 * `--metafile FILE` writes what the extension's files are made of. Beside them stand the licences of what others have written.
 */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';
import { startInOneFile } from './startInOneFile.js';
import { thirdPartyNotices } from './thirdParty.js';

const { production, watch, outdir, metafile } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
    metafile: { type: 'string' },
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

function writeMetafile(file) {
  return {
    name: 'write-metafile',
    setup: (build) => build.onEnd(({ metafile }) => writeFile(file, JSON.stringify(metafile))),
  };
}

const common = {
  // Its other entry also reads files and fetches, neither of which is done here: 1.3 KB instead of 3.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  bundle: true,
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: 'warning',
};
const node = { ...common, platform: 'node', target: 'node22' };
const program = {
  ...node,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.dirname': '__dirname' },
};
/** Some packages are CommonJS, and ask for modules of Node in its way. */
const defineRequire =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

const bundles = [
  {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    outdir,
    // What is imported by `import()` is a file of its own: loaded on first use, not when VS Code starts.
    format: 'esm',
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    banner: { js: defineRequire },
    external: ['vscode'],
    plugins: [noUndici, startInOneFile, ...(metafile === undefined ? [] : [writeMetafile(metafile)])],
  },
  {
    ...program,
    entryPoints: { 'trackberry-scan': 'src/cli/main.ts' },
    outdir,
    banner: { js: '#!/usr/bin/env node' },
    // For --check-live alone: installed beside the npm package, and missing in the copy that the extension brings.
    external: ['undici'],
    plugins: [noUndici],
  },
  {
    ...program,
    entryPoints: { 'scan-worker': 'src/scan/sources/scanWorker.ts' },
    outdir,
  },
  {
    ...common,
    entryPoints: { explorer: 'src/explorer/page/main.ts', shipment: 'src/explorer/page/shipment/main.ts' },
    outdir: page,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    tsconfig: 'src/explorer/page/tsconfig.json',
  },
];

await rm(outdir, { recursive: true, force: true });
await mkdir(page, { recursive: true });
const copied = ['codicon.css', 'codicon.ttf'].map((name) => `node_modules/@vscode/codicons/dist/${name}`);
await Promise.all(copied.map((file) => copyFile(file, join(page, basename(file)))));

const contexts = await Promise.all(bundles.map((options) => context(options)));
if (watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const built = await Promise.all(contexts.map((each) => each.rebuild()));
  const notices = await thirdPartyNotices(
    built.map(({ metafile }) => metafile),
    copied,
  );
  await writeFile(join(outdir, 'third-party-notices.txt'), notices);
  await Promise.all(contexts.map((each) => each.dispose()));
}
