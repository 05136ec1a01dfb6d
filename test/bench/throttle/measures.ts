import { type Arrival, strangerName } from './messages.ts';
import { createQuota, windowMs } from './quota.ts';
import { clientName, type RunResult } from './run.ts';

/** What a run has to show for itself, and what explains it. Times are milliseconds of the run's clock. */

const mostNotes = 5;
/** How finely the server's quota is looked at between two calls. */
const stepMs = 30;

/** From the start until the last call was answered; undefined when one was not, or not well, or there was none. */
export function makespanMs({ clients }: RunResult): number | undefined {
  const calls = clients.flatMap((client) => client?.calls ?? []);
  const settled = calls.map(({ settledAt, failure }) => (failure === undefined ? settledAt : undefined));
  return settled.length === 0 || settled.includes(undefined)
    ? undefined
    : Math.max(...settled.filter((at) => at !== undefined));
}

/** Calls of ours that the server refused. */
export function refusedOf({ arrivals }: RunResult): Arrival[] {
  return arrivals.filter(({ from, accepted }) => !accepted && from !== strangerName);
}

/** What went wrong in a run: the first calls that were refused, failed, or were not answered. */
export function describeTrouble(result: RunResult): string[] {
  const refused = refusedOf(result);
  const calls = result.clients.flatMap((client, index) => (client?.calls ?? []).map((call) => ({ ...call, index })));
  const failed = calls.filter(({ failure }) => failure !== undefined);
  const open = calls.filter(({ settledAt }) => settledAt === undefined);
  const missing = result.clients.flatMap((client) => client?.missing ?? []);
  return [
    ...missing.map((reason) => `could not be loaded: ${reason}`),
    ...refused.slice(0, mostNotes).map(({ from, call, at }) => `refused ${describeTime(at)}: call ${call} of ${from}`),
    ...(refused.length > mostNotes ? [`refused in all: ${refused.length}`] : []),
    ...failed
      .slice(0, mostNotes)
      .map(({ index, call, failure }) => `failed: call ${call} of client ${index}: ${failure}`),
    ...(open.length > 0 ? [`not answered in time: ${open.length} of ${calls.length} calls`] : []),
  ];
}

function describeTime(at: number): string {
  return `in window ${Math.floor(at / windowMs)} after ${((at % windowMs) / 1000).toFixed(2)} s`;
}

/**
 * How many calls each client had accepted when the first of them had all its own: while all took part, each wanted as
 * many as it could get.
 */
export function sharesOf({ clients, arrivals }: RunResult): number[] {
  const ends = clients.map((client) => Math.max(...(client?.calls ?? []).map(({ settledAt = Infinity }) => settledAt)));
  const until = Math.min(...ends);
  return clients.map(
    (_, index) =>
      arrivals.filter((each) => each.accepted && each.from === clientName(index) && each.at <= until).length,
  );
}

/** In fixed windows, when the last of our calls could have been made, given what the stranger got of each window. */
export function optimumBesideStrangerMs({ arrivals }: RunResult, limit: number, calls: number): number {
  const taken = new Map<number, number>();
  for (const { from, at, accepted } of arrivals) {
    const window = Math.floor(at / windowMs);
    if (from === strangerName && accepted) taken.set(window, (taken.get(window) ?? 0) + 1);
  }
  let window = 0;
  for (let left = calls; left > limit - (taken.get(window) ?? 0); window += 1) left -= limit - (taken.get(window) ?? 0);
  return window * windowMs;
}

/** How many calls the server would have accepted at each of these times, which must be in order. */
export function remainingAt({ server, arrivals }: RunResult, times: readonly number[]): number[] {
  const quota = createQuota(server);
  let next = 0;
  return times.map((time) => {
    for (let arrival = arrivals[next]; arrival !== undefined && arrival.at <= time; arrival = arrivals[next]) {
      quota.take(arrival.at);
      next += 1;
    }
    return quota.remaining(time);
  });
}

/**
 * The longest time from `begin` on in which the server had quota left, calls of the others waited, and none came.
 * @param lost the client that does not count.
 */
export function longestStall({ server, arrivals }: RunResult, lost: string, begin: number): { ms: number; at: number } {
  const quota = createQuota(server);
  let longest = { ms: 0, at: 0 };
  let freeSince: number | undefined = 0;
  let previous = 0;
  for (const { from, at } of arrivals) {
    for (let time = previous; freeSince === undefined && time < at; time += stepMs) {
      if (quota.remaining(time) > 0) freeSince = time;
    }
    if (from !== lost) {
      const since = Math.max(freeSince ?? at, begin);
      if (at - since > longest.ms) longest = { ms: at - since, at: since };
      freeSince = at;
    }
    quota.take(at);
    if (quota.remaining(at) === 0) freeSince = undefined;
    previous = at;
  }
  return longest;
}
