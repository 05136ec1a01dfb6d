import { join } from 'node:path';
import { Child } from '../support/childProcess.ts';
import type { Arrival, FromServer, RunClock, ServerOptions, ToServer } from './messages.ts';

/** How much faster than the real one the clock of a run goes, unless it says otherwise: a window lasts 2 s. */
const usualFactor = 30;
/** Real milliseconds until a run begins: time to tell all processes, and for each to measure its round trip. */
const leadMs = 1_200;

export interface Timing {
  factor?: number;
  /** Real milliseconds by which it begins later, so that runs at the same time do not burst together. */
  delayMs?: number;
}

/** The server of one run, in a process of its own. */
export class BenchServer implements AsyncDisposable {
  readonly port: number;
  readonly #child: Child<ToServer, FromServer>;

  private constructor(child: Child<ToServer, FromServer>, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(): Promise<BenchServer> {
    const child = new Child<ToServer, FromServer>(join(import.meta.dirname, 'processes', 'server.ts'));
    const told = await child.next();
    if (told.kind !== 'listening') throw new Error(`The server has told ${told.kind} first.`);
    return new BenchServer(child, told.port);
  }

  /** Sets the beginning of the run. */
  async begin(options: ServerOptions, { factor = usualFactor, delayMs = 0 }: Timing): Promise<RunClock> {
    const clock = { factor, epoch: Date.now() + leadMs + delayMs };
    this.#child.send({ kind: 'begin', clock, options });
    await this.#child.next();
    return clock;
  }

  /** All calls that have come so far. */
  async record(): Promise<Arrival[]> {
    this.#child.send({ kind: 'report' });
    const told = await this.#child.next();
    if (told.kind !== 'record') throw new Error(`The server has told ${told.kind} instead of its record.`);
    return told.record;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child[Symbol.asyncDispose]();
  }
}
