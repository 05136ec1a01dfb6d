import type { Priority } from '../../../src/trackberry/callQueue.ts';
import type { QuotaOptions } from './quota.ts';

/** What all processes of a run agree on. The run begins at `epoch`, unix ms, the same on the scaled and the real clock. */
export interface RunClock {
  factor: number;
  epoch: number;
}

export interface ServerOptions extends QuotaOptions {
  /** How far the server's clock is ahead. */
  skewMs?: number;
  /** Whole seconds, rounded up, instead of three digits of a fraction. */
  wholeSecondResets?: boolean;
  withoutHeaders?: boolean;
  /** A stranger takes part, at instants of this seed. */
  strangerSeed?: number;
}

export type ToServer = { kind: 'begin'; clock: RunClock; options: ServerOptions } | { kind: 'report' };
export type FromServer =
  | { kind: 'listening'; port: number }
  | { kind: 'begun' }
  | { kind: 'record'; record: Arrival[] };

/** A call that came to the server, in the order of arrival. */
export interface Arrival {
  /** Name of the process, or `stranger`. */
  from: string;
  /** Its number there. */
  call: number;
  at: number;
  accepted: boolean;
}

export const strangerName = 'stranger';
/** Answered and not counted. */
export const uncountedPath = '/uncounted';

export interface ClientPlan {
  /** Its name towards the server. */
  name: string;
  /** Scheduled all at once when the run begins. */
  bulk: { calls: number; priority: Priority };
  /** When a person makes a call besides. */
  personAt?: number[];
  /** For the presence files of processes with one token. */
  folder: string;
  /** What is not done by then is left. */
  cutAt: number;
}

export interface ToClient {
  clock: RunClock;
  port: number;
  plan: ClientPlan;
}

export type PeerName = 'bottleneck' | 'p-queue' | 'p-throttle';

export interface ToPeer {
  clock: RunClock;
  port: number;
  plan: {
    peer: PeerName;
    calls: number;
    /** Set it up for a sliding window, where it can be. */
    strict: boolean;
    cutAt: number;
  };
}

export interface ClientResult {
  calls: CallTimes[];
  /** Of a bare `fetch` from there to the idle server, the fastest of some. */
  roundTripMs: number;
  /** Where there was nothing to run. */
  missing?: string;
}

/** One call, as the one who made it saw it. */
export interface CallTimes {
  call: number;
  person: boolean;
  askedAt: number;
  /** Absent: it was cut. */
  settledAt?: number;
  /** Present: it did not succeed. */
  failure?: string;
}
