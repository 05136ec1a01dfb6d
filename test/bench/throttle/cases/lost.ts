import { SeededRandom } from '../../../../src/sandbox/random.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { longestStall } from '../measures.ts';
import { windowMs } from '../quota.ts';
import { inTurn } from '../repeat.ts';
import { type ClientProcess, clientName, type RunResult, runService } from '../run.ts';
import { type RunTime, runTime } from '../runTime.ts';
import { windows } from './fourWindows.ts';

const trials = 20;
const callsOfEach = 100;
const lostClient = 3;
/** Within the windows in which all four have calls waiting. */
const lostInWindows = 2.5;
/** A window's calls are made in this part of it, so every other trial loses a process there. */
const burstPart = 1 / 16;

interface Loss {
  name: string;
  /** Does it to the process. */
  lose(client: ClientProcess, random: SeededRandom, time: RunTime): Promise<void>;
  /** Whether it makes its calls in the end. */
  comesBack: boolean;
}

const losses: readonly Loss[] = [
  { name: 'one window of four killed', comesBack: false, lose: async (client) => client.signal('SIGKILL') },
  {
    name: 'one window of four stopped for a while',
    comesBack: true,
    async lose(client, random, { now, until }) {
      client.signal('SIGSTOP');
      await until(now() + (0.25 + random.next()) * windowMs);
      client.signal('SIGCONT');
    },
  },
];

/** A process that ends or stands still without a word does not hold up the others. */
export const lostCases: readonly BenchCase[] = losses.map(({ name, lose, comesBack }) => ({
  name,
  async run() {
    const outcomes = await inTurn(async (trial) => {
      const random = new SeededRandom(trial + 1);
      const lostAt = chooseInstant(random, trial);
      const result = await runService({
        server: { kind: 'fixed' },
        clients: windows.map(() => ({ bulk: { calls: callsOfEach, priority: 'view' as const }, cutAt: 12 * windowMs })),
        lost: {
          client: lostClient,
          async lose(client, clock) {
            const time = runTime(clock);
            await time.until(lostAt);
            await lose(client, random, time);
          },
        },
      });
      return { lostAt, stall: longestStall(result, clientName(lostClient), lostAt), wrong: notOnce(result, comesBack) };
    }, trials);
    const stalls = outcomes.map(({ stall }) => stall.ms);
    const worst = outcomes.find(({ stall }) => stall.ms === Math.max(...stalls));
    return [
      {
        case: `${name}: longest stall of the others`,
        runs: trials,
        value: Math.max(...stalls),
        unit: 'ms of 60 s',
        bar: { atMost: windowMs / 12 },
        notes:
          worst === undefined
            ? []
            : [`lost at ${worst.lostAt.toFixed(0)} ms, stall from ${worst.stall.at.toFixed(0)} ms on`],
      },
      {
        case: `${name}: calls not answered exactly once`,
        runs: trials,
        value: outcomes.reduce((sum, { wrong }) => sum + wrong.length, 0),
        unit: 'calls',
        bar: { atMost: 0 },
        notes: outcomes.flatMap(({ wrong }) => wrong).slice(0, 5),
      },
    ];
  },
}));

function chooseInstant(random: SeededRandom, trial: number): number {
  const at = random.next() * lostInWindows;
  const inBurst = Math.floor(at) + (at % 1) * burstPart;
  return (trial % 2 === 0 ? at : inBurst) * windowMs;
}

/** Calls of those that live that were not answered, or that the server has taken more than once. */
function notOnce({ clients, arrivals }: RunResult, comesBack: boolean): string[] {
  const taken = new Map<string, number>();
  for (const { from, call, accepted } of arrivals) {
    if (accepted) taken.set(`${from}/${call}`, (taken.get(`${from}/${call}`) ?? 0) + 1);
  }
  return clients.flatMap((client, index) => {
    const lost = index === lostClient;
    if (lost && !comesBack) return [];
    return (client?.calls ?? [])
      .map(({ call, settledAt, failure }) => {
        const times = taken.get(`${clientName(index)}/${call}`) ?? 0;
        const answered = settledAt !== undefined && failure === undefined;
        // A call in flight when its process was stopped may have run out of time, and is then repeated.
        const once = lost ? times >= 1 : times === 1;
        return answered && once
          ? undefined
          : `call ${call} of client ${index}: taken ${times} times, ${failure ?? settledAt}`;
      })
      .filter((each) => each !== undefined);
  });
}
