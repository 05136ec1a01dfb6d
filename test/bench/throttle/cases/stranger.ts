import type { BenchCase } from '../../support/benchCase.ts';
import { optimumBesideStrangerMs } from '../measures.ts';
import { type Arrival, strangerName } from '../messages.ts';
import { windowMs } from '../quota.ts';
import { atOnce } from '../repeat.ts';
import { timeRow } from '../rows.ts';
import { type RunResult, runService } from '../run.ts';
import { calls } from './alone.ts';

const name = 'a stranger uses half the quota in bursts';
const limit = 100;

/** The token is used elsewhere too, by somebody who is not seen from here. */
export const strangerCase: BenchCase = {
  name,
  async run() {
    // Half the quota is left, so it takes twice as many windows.
    const client = { bulk: { calls, priority: 'view' as const }, cutAt: 3 * 2 * (calls / limit) * windowMs };
    const results = await atOnce((number, timing) =>
      runService({ server: { kind: 'fixed', strangerSeed: number + 1 }, clients: [client], ...timing }),
    );
    const optimumOf = (result: RunResult) => optimumBesideStrangerMs(result, limit, calls);
    return [
      timeRow({ name, bar: 1.15 }, results, optimumOf),
      {
        case: `${name}: refused`,
        runs: results.length,
        value: Math.max(...results.map(({ arrivals }) => refusedPart(arrivals))),
        unit: '% of ours',
        bar: { atMost: 2 },
        notes: results.map(({ arrivals }) => describeStranger(arrivals)),
      },
    ];
  },
};

function refusedPart(arrivals: readonly Arrival[]): number {
  const ours = arrivals.filter(({ from }) => from !== strangerName);
  return (100 * ours.filter(({ accepted }) => !accepted).length) / ours.length;
}

function describeStranger(arrivals: readonly Arrival[]): string {
  const wanted = arrivals.filter(({ from }) => from === strangerName);
  return `the stranger asked for ${wanted.length} calls and got ${wanted.filter(({ accepted }) => accepted).length}`;
}
