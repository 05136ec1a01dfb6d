import { type ChildProcess, spawn } from 'node:child_process';

interface SpawnOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A program and all that it starts, stopped together: as a process group on Unix, as a process tree on Windows. */
export class ProcessGroup {
  readonly process: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #killAtExit = (): void => this.#kill('SIGKILL');

  constructor(program: string, parameters: readonly string[], options: SpawnOptions) {
    this.process = spawn(program, parameters, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = new Promise((resolve) => {
      this.process.once('exit', () => resolve());
      this.process.once('error', () => resolve());
    });
    process.once('exit', this.#killAtExit);
  }

  /** Asks the group to end, and ends it by force after five seconds. */
  async stop(): Promise<void> {
    process.off('exit', this.#killAtExit);
    const force = setTimeout(() => this.#kill('SIGKILL'), 5_000);
    this.#kill('SIGTERM');
    await this.#ended;
    clearTimeout(force);
    // The leader is gone; children that did not listen go with it.
    this.#kill('SIGKILL');
  }

  #kill(signal: NodeJS.Signals): void {
    const { pid } = this.process;
    if (pid === undefined) return;
    if (process.platform === 'win32') {
      spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
      return;
    }
    try {
      process.kill(-pid, signal);
    } catch (error) {
      // ESRCH: the whole group has ended already.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
