import { readFile, rm } from 'node:fs/promises';
import { eventually } from '../../support/eventually.ts';

/**
 * Milliseconds between two looks at the event loop, `p99` and `max` of them, and how many seconds that went on. The loop is
 * looked at every 10 ms: this is in the values, and is not taken off.
 */
export interface LoopDelay {
  p99: number;
  max: number;
  seconds: number;
}

/** Bytes. `held`: heap and what hangs on it outside of the heap, after a garbage collection. */
export interface Memory {
  held: number;
  rss: number;
}

/** The extension in hostProbe/, in the extension host of the window that was opened last. */
export class HostProbe {
  readonly #url: string;

  private constructor(port: string) {
    this.#url = `http://127.0.0.1:${port}/`;
  }

  /** Waits for the probe of a window that was just opened. @param file where it writes its port; removed again. */
  static async of(file: string): Promise<HostProbe> {
    const read = async (): Promise<string> => {
      try {
        return await readFile(file, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
        throw error;
      }
    };
    const port = await eventually('the probe in the extension host', read, (text) => text !== '');
    await rm(file);
    return new HostProbe(port);
  }

  /** Milliseconds until the command's end. */
  command(id: string, ...args: readonly unknown[]): Promise<number> {
    return this.#ask('command', { id, args });
  }

  active(id: string): Promise<void> {
    return this.#ask('active', { id });
  }

  memory(): Promise<Memory> {
    return this.#ask('memory');
  }

  problems(source: string, least: number): Promise<number> {
    return this.#ask('problems', { source, least });
  }

  /** Milliseconds from git's word of so many staged files until there are as many problems of a source. */
  async staging(source: string, files: number, stage: () => Promise<void>): Promise<number> {
    await this.#ask('startStaging', { source, files });
    await stage();
    return this.#ask('endStaging');
  }

  /** How late the event loop is while this is done. */
  async loopDelay(work: () => Promise<unknown>): Promise<LoopDelay> {
    await this.#ask('startLoop');
    await work();
    return this.#ask('endLoop');
  }

  async #ask<T>(task: string, parameters: object = {}): Promise<T> {
    const body = JSON.stringify({ task, ...parameters });
    const response = await fetch(this.#url, { method: 'POST', body });
    const { result, error } = (await response.json()) as { result: T; error?: string };
    if (error !== undefined) throw new Error(`In the extension host: ${error}`);
    return result;
  }
}
