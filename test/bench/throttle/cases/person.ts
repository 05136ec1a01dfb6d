import { SeededRandom } from '../../../../src/sandbox/random.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { quantile } from '../../support/statistics.ts';
import { remainingAt } from '../measures.ts';
import type { CallTimes } from '../messages.ts';
import { windowMs } from '../quota.ts';
import { inTurn } from '../repeat.ts';
import { type RunResult, runService } from '../run.ts';
import { windows } from './fourWindows.ts';

const name = 'a person beside 4 × 600 background calls';
const backgroundCalls = 600;
/** In these windows the server has background calls of all four waiting: it takes 90 of them a window. */
const fullWindows = 26;
const personCallsAWindow = 4;

/** A person's call in any of four processes does not wait for the background work of all, while there is quota. */
export const personCase: BenchCase = {
  name,
  async run() {
    const results = await inTurn((number) => {
      const times = personTimes(new SeededRandom(number + 1));
      const clients = times.map((personAt) => ({
        bulk: { calls: backgroundCalls, priority: 'background' as const },
        personAt,
        cutAt: (fullWindows + 0.5) * windowMs,
      }));
      return runService({ server: { kind: 'fixed' }, clients });
    });
    const waits = results.map(personWaits);
    return [
      {
        case: `${name}: 95 % wait no longer above the round trip`,
        runs: results.length,
        value: Math.max(...waits.map((each) => quantile(each, 0.95))),
        unit: 'ms of 60 s',
        bar: { atMost: windowMs / 120 },
        notes: waits.map(
          (each) =>
            `${each.length} of ${fullWindows * personCallsAWindow} calls found quota, median ${quantile(each, 0.5).toFixed(0)}, worst ${quantile(each, 1).toFixed(0)} ms`,
        ),
      },
    ];
  },
};

/** For each process when a person calls there: so many instants in each window, each in a random process. */
function personTimes(random: SeededRandom): number[][] {
  const times = windows.map((): number[] => []);
  for (let call = 0; call < fullWindows * personCallsAWindow; call += 1) {
    const at = (Math.floor(call / personCallsAWindow) + random.next()) * windowMs;
    random.pick(times).push(at);
  }
  return times;
}

/** How much longer than an idle round trip each person's call took that was asked for while the server had quota. */
function personWaits(result: RunResult): number[] {
  const asked = result.clients
    .flatMap((client) => (client?.calls ?? []).map((call) => ({ call, roundTripMs: client?.roundTripMs ?? 0 })))
    .filter(({ call }) => call.person)
    .sort((one, other) => one.call.askedAt - other.call.askedAt);
  const left = remainingAt(
    result,
    asked.map(({ call }) => call.askedAt),
  );
  return asked.filter((_, index) => (left[index] ?? 0) > 0).map(({ call, roundTripMs }) => waitOf(call) - roundTripMs);
}

/** A call that failed has waited for ever. */
function waitOf({ askedAt, settledAt = Infinity, failure }: CallTimes): number {
  return failure === undefined ? settledAt - askedAt : Infinity;
}
