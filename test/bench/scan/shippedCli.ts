import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot.ts';
import { runExpecting } from './command.ts';

/** Builds what ships into `folder`. @returns the path of trackberry-scan.cjs. */
export async function buildCli(folder: string): Promise<string> {
  await runExpecting([0], [process.execPath, join(projectRoot, 'esbuild.js'), '--production', '--outdir', folder], {
    cwd: projectRoot,
  });
  return join(folder, 'trackberry-scan.cjs');
}
