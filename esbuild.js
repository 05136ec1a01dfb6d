/**
 * Bundles what ships (dist/): the extension, the explorer's page and the command `trackberry-scan`.
 * `--production` minifies, `--watch` stays and builds again on change.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

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
const node = { ...common, platform: 'node', format: 'cjs', target: 'node22' };

const bundles = [
  {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
    plugins: [noUndici],
  },
  {
    ...node,
    entryPoints: { 'trackberry-scan': 'src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    entryPoints: { explorer: 'src/explorer/page/main.ts' },
    outdir: 'dist/page',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    tsconfig: 'src/explorer/page/tsconfig.json',
  },
];

await rm('dist', { recursive: true, force: true });
await mkdir('dist/page', { recursive: true });
await Promise.all(
  ['codicon.css', 'codicon.ttf'].map((file) =>
    copyFile(`node_modules/@vscode/codicons/dist/${file}`, `dist/page/${file}`),
  ),
);

const contexts = await Promise.all(bundles.map((options) => context(options)));
if (watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
}
