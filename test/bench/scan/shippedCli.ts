import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot.ts';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { type Command, runExpecting } from './command.ts';

/** trackberry-scan as it ships; built when it is first asked for, into a folder that is gone with the process. */
export class ShippedCli {
  #path: Promise<string> | undefined;

  /** Of trackberry-scan.cjs. */
  path(): Promise<string> {
    this.#path ??= build();
    return this.#path;
  }

  async command(...args: readonly string[]): Promise<Command> {
    return [process.execPath, await this.path(), ...args];
  }
}

async function build(): Promise<string> {
  const { path } = await ScratchFolder.create();
  const folder = join(path, 'dist');
  const command: Command = [process.execPath, join(projectRoot, 'esbuild.js'), '--production', '--outdir', folder];
  await runExpecting([0], command, { cwd: projectRoot });
  return join(folder, 'trackberry-scan.cjs');
}
