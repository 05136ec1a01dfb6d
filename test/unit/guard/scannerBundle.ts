import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../support/projectRoot.ts';

/** Builds the program that the hook runs, as `npm run build` does, into `folder`. */
export async function buildScanner(folder: string): Promise<string> {
  const outfile = join(folder, 'trackberry-scan.cjs');
  await build({
    entryPoints: [join(projectRoot, 'src/cli/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    external: ['undici'],
    define: { 'import.meta.dirname': '__dirname' },
    format: 'cjs',
    target: 'node22',
    logLevel: 'warning',
  });
  return outfile;
}
