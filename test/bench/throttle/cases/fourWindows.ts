import type { BenchCase } from '../../support/benchCase.ts';
import { sharesOf } from '../measures.ts';
import { optimumMs, type QuotaKind } from '../quota.ts';
import { inTurn } from '../repeat.ts';
import { refusedRow, timeRow } from '../rows.ts';
import { runService } from '../run.ts';

export const windows = [0, 1, 2, 3];
const callsOfEach = 250;

const cases: readonly { name: string; kind: QuotaKind }[] = [
  { name: 'four windows, fixed window', kind: 'fixed' },
  { name: 'four windows, sliding window', kind: 'sliding' },
];

/** Four processes with one token, as four windows of the editor are. */
export const fourWindowsCases: readonly BenchCase[] = cases.map(({ name, kind }) => ({
  name,
  async run() {
    const optimum = optimumMs({ kind }, windows.length * callsOfEach);
    const client = { bulk: { calls: callsOfEach, priority: 'view' as const }, cutAt: 3 * optimum };
    const clients = windows.map(() => client);
    const results = await inTurn(() => runService({ server: { kind }, clients }));
    const shares = results.map(sharesOf);
    return [
      timeRow({ name, bar: 1.12 }, results, () => optimum),
      refusedRow({ name, bar: 3 }, results),
      {
        case: `${name}: largest share above the smallest`,
        runs: results.length,
        value: Math.max(...shares.map((each) => 100 * (Math.max(...each) / Math.min(...each) - 1))),
        unit: '%',
        bar: { atMost: 25 },
        notes: [`calls of each when the first had all: ${shares.map((each) => each.join(' ')).join('; ')}`],
      },
    ];
  },
}));
