import type { BenchCase } from '../../support/benchCase.ts';
import type { Timing } from '../benchServer.ts';
import type { ServerOptions } from '../messages.ts';
import { optimumMs } from '../quota.ts';
import { atOnce } from '../repeat.ts';
import { refusedRow, timeRow } from '../rows.ts';
import { type RunResult, runService } from '../run.ts';

export const calls = 1_000;
/** Nobody waits longer for the last call. */
const cutAfterOptima = 1.5;

interface Alone {
  name: string;
  server: ServerOptions;
  ratio: number;
}

/** More than half of the quota is used, and a third of the window is over, before the first call. */
export const partlyUsed: ServerOptions = { kind: 'fixed', used: 60, elapsedMs: 20_000 };

const cases: readonly Alone[] = [
  { name: 'alone, fixed window', server: { kind: 'fixed' }, ratio: 1.02 },
  { name: '60 already used', server: partlyUsed, ratio: 1.05 },
  { name: 'token bucket', server: { kind: 'tokenBucket' }, ratio: 1.05 },
  { name: 'no headers', server: { kind: 'fixed', withoutHeaders: true }, ratio: 1.05 },
  { name: 'sliding window', server: { kind: 'sliding' }, ratio: 1.08 },
  { name: 'sliding window, refused calls counted', server: { kind: 'slidingCountingRefused' }, ratio: 1.08 },
];

/** How far the server's clock is ahead of this machine's. */
const skews = [
  { name: '+30 s', skewMs: 30_000 },
  { name: '-30 s', skewMs: -30_000 },
  { name: '+1 h', skewMs: 3_600_000 },
  { name: '-1 h', skewMs: -3_600_000 },
];
const runsOfEach = 3;

/** One process makes all calls, and nobody else uses the token. */
export const aloneCases: readonly BenchCase[] = cases.map(({ name, server, ratio }) => ({
  name,
  async run() {
    const results = await atOnce((_, timing) => runAlone(server, timing), runsOfEach);
    return [timeRow({ name, bar: ratio }, results, optimumOf), refusedRow({ name, bar: 0 }, results)];
  },
}));

/** All at once. */
export const skewedCase: BenchCase = {
  name: `server's clock ${skews.map(({ name }) => name).join(', ')}`,
  async run() {
    const skewOf = (run: number) => skews[run % skews.length]?.skewMs ?? 0;
    const results = await atOnce(
      (run, timing) => runAlone({ kind: 'fixed', skewMs: skewOf(run) }, timing),
      runsOfEach * skews.length,
    );
    return skews.flatMap(({ name, skewMs }) => {
      const row = { name: `server's clock ${name}` };
      const own = results.filter(({ server }) => server.skewMs === skewMs);
      return [timeRow({ ...row, bar: 1.05 }, own, optimumOf), refusedRow({ ...row, bar: 0 }, own)];
    });
  },
};

/** The same without haste: windows of a minute, and resets in whole seconds. */
export const realScale: BenchCase = {
  name: 'real scale, resets in whole seconds',
  beside: true,
  async run() {
    const results = [await runAlone({ kind: 'fixed', wholeSecondResets: true }, { factor: 1 })];
    const { name } = this;
    return [timeRow({ name, bar: 1.02 }, results, optimumOf), refusedRow({ name, bar: 0 }, results)];
  },
};

function optimumOf({ server }: RunResult): number {
  return optimumMs(server, calls);
}

function runAlone(server: ServerOptions, timing: Timing): Promise<RunResult> {
  const client = { bulk: { calls, priority: 'view' as const }, cutAt: cutAfterOptima * optimumMs(server, calls) };
  return runService({ server, clients: [client], ...timing });
}
