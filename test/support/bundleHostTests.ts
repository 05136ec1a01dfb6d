import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './projectRoot.ts';

/** Bundles test/host into out/host, as CommonJS, so that `vscode` is required, and returns the module with `run()`. */
export async function bundleHostTests(): Promise<string> {
  const outdir = join(projectRoot, 'out', 'host');
  await rm(outdir, { recursive: true, force: true });
  const tests = globSync('test/host/**/*.test.ts', { cwd: projectRoot });
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['test/host/index.ts', ...tests],
    outbase: 'test/host',
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(outdir, 'index.cjs');
}
