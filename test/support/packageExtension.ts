import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectRoot } from './projectRoot.ts';

const run = promisify(execFile);

/** Packs the .vsix into this file as `npm run package` does, with no terminal to ask in; returns what it printed. */
export async function packageExtension(file: string): Promise<string> {
  const child = run(process.execPath, ['vsix.js', '--out', file], { cwd: projectRoot });
  child.child.stdin?.end();
  const { stdout, stderr } = await child;
  return stdout + stderr;
}
