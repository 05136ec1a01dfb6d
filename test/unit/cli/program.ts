import { spawn } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../support/projectRoot.ts';
import { isolatedGitEnvironment } from '../../support/temporaryRepository.ts';
import { buildScanner } from '../guard/scannerBundle.ts';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The built program `trackberry-scan`, as a process of its own. */
export class Program {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Alone in a folder, as the extension copies it for hooks. */
  static async alone(folder: string): Promise<Program> {
    return new Program(await buildScanner(folder));
  }

  /** With what npm installs beside it. */
  static async installed(folder: string): Promise<Program> {
    await mkdir(join(folder, 'node_modules'));
    await symlink(join(projectRoot, 'node_modules/undici'), join(folder, 'node_modules/undici'));
    return new Program(await buildScanner(folder));
  }

  /** `stdout`: a file descriptor to write to, or 'closed' for a pipe that nobody reads. */
  async run(
    args: readonly string[],
    cwd: string,
    { env = {}, stdout = 'read' }: { env?: NodeJS.ProcessEnv; stdout?: 'read' | 'closed' | number } = {},
  ): Promise<Ended> {
    const child = spawn(process.execPath, [this.path, ...args], {
      cwd,
      env: { ...isolatedGitEnvironment(), ...env },
      stdio: ['ignore', typeof stdout === 'number' ? stdout : 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (stdout === 'closed') {
      child.stdout?.destroy();
    }
    const [read, stderr, code] = await Promise.all([
      stdout === 'read' && child.stdout !== null ? text(child.stdout) : '',
      child.stderr === null ? '' : text(child.stderr),
      ended,
    ]);
    return { code, stdout: read, stderr };
  }
}
