import { join } from 'node:path';
import type { SandboxOptions } from '../../../src/sandbox/server.ts';
import { Child } from '../support/childProcess.ts';

export type ToSandbox = { kind: 'start'; options: Pick<SandboxOptions, 'shipments' | 'limit'> } | { kind: 'take' };
export type FromSandbox = { kind: 'started'; baseUrl: string; token: string } | ({ kind: 'taken' } & OwnTime);

/** What the server has answered, and how long it took over that. */
interface OwnTime {
  calls: number;
  ownMs: number;
}

/** The sandbox, in a process of its own. */
export class BenchSandbox implements AsyncDisposable {
  readonly baseUrl: string;
  readonly token: string;
  readonly #child: Child<ToSandbox, FromSandbox>;

  private constructor(child: Child<ToSandbox, FromSandbox>, baseUrl: string, token: string) {
    this.#child = child;
    this.baseUrl = baseUrl;
    this.token = token;
  }

  static async start(options: Pick<SandboxOptions, 'shipments' | 'limit'> = {}): Promise<BenchSandbox> {
    const child = new Child<ToSandbox, FromSandbox>(join(import.meta.dirname, 'processes', 'sandbox.ts'));
    child.send({ kind: 'start', options });
    const told = await child.next();
    if (told.kind !== 'started') throw new Error('The sandbox did not start.');
    return new BenchSandbox(child, told.baseUrl, told.token);
  }

  /** Since this was last asked. */
  async takeOwnTime(): Promise<OwnTime> {
    this.#child.send({ kind: 'take' });
    const told = await this.#child.next();
    if (told.kind !== 'taken') throw new Error('The sandbox was started twice.');
    return told;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child[Symbol.asyncDispose]();
  }
}
