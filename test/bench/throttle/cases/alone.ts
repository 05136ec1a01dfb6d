import type { BenchCase } from '../../support/benchCase.ts';
import type { ServerOptions } from '../messages.ts';
import { optimumMs } from '../quota.ts';
import { atOnce } from '../repeat.ts';
import { refusedRow, timeRow } from '../rows.ts';
import { runService } from '../run.ts';

export const calls = 1_000;

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
  { name: 'server +30 s', server: { kind: 'fixed', skewMs: 30_000 }, ratio: 1.05 },
  { name: 'server -30 s', server: { kind: 'fixed', skewMs: -30_000 }, ratio: 1.05 },
  { name: 'server +1 h', server: { kind: 'fixed', skewMs: 3_600_000 }, ratio: 1.05 },
  { name: 'server -1 h', server: { kind: 'fixed', skewMs: -3_600_000 }, ratio: 1.05 },
  { name: 'no headers', server: { kind: 'fixed', withoutHeaders: true }, ratio: 1.05 },
  { name: 'sliding window', server: { kind: 'sliding' }, ratio: 1.08 },
  { name: 'sliding window, refused calls counted', server: { kind: 'slidingCountingRefused' }, ratio: 1.08 },
];

/** One process makes all calls, and nobody else uses the token. */
export const aloneCases: readonly BenchCase[] = cases.map(({ name, server, ratio }) => {
  const optimum = optimumMs(server, calls);
  const client = { bulk: { calls, priority: 'view' as const }, cutAt: 3 * optimum };
  return {
    name,
    async run() {
      const results = await atOnce((_, timing) => runService({ server, clients: [client], ...timing }));
      return [timeRow({ name, bar: ratio }, results, () => optimum), refusedRow({ name, bar: 0 }, results)];
    },
  };
});

/** The same without haste: windows of a minute, and resets in whole seconds. */
export const realScale: BenchCase = {
  name: 'real scale, resets in whole seconds',
  beside: true,
  async run() {
    const server: ServerOptions = { kind: 'fixed', wholeSecondResets: true };
    const optimum = optimumMs(server, calls);
    const client = { bulk: { calls, priority: 'view' as const }, cutAt: 1.2 * optimum };
    const result = await runService({ server, clients: [client], factor: 1 });
    return [
      timeRow({ name: this.name, bar: 1.02, factor: 1 }, [result], () => optimum),
      refusedRow({ name: this.name, bar: 0 }, [result]),
    ];
  },
};
