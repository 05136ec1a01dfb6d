/** A limiter from npm in the place of the project's service, set up for 100 calls a window as its documentation advises. */
import { setTimeout as delay } from 'node:timers/promises';
import { doTask } from '../../support/taskProcess.ts';
import type { CallTimes, ClientResult, PeerName, ToPeer } from '../messages.ts';
import { windowMs } from '../quota.ts';
import { runTime } from '../runTime.ts';
import { benchToken } from '../service.ts';

type Limiter = <T>(call: () => Promise<T>) => Promise<T>;

const limit = 100;

doTask<ToPeer, ClientResult>(run);

/**
 * Loads it. @returns what sets it up, at the moment of its first call: its intervals begin there.
 * @param interval milliseconds of the real clock.
 * @param strict whether the server's window is a sliding one.
 */
async function load(name: PeerName, interval: number, strict: boolean): Promise<() => Limiter> {
  switch (name) {
    case 'bottleneck': {
      const { default: Bottleneck } = await import('bottleneck');
      return () => {
        const limiter = new Bottleneck({
          reservoir: limit,
          reservoirRefreshAmount: limit,
          reservoirRefreshInterval: interval,
          // "It's strongly recommended to also use minTime and/or maxConcurrent": a refresh would flood the server.
          maxConcurrent: 10,
        });
        return (call) => limiter.schedule(call);
      };
    }
    case 'p-queue': {
      const { default: PQueue } = await import('p-queue');
      return () => {
        const queue = new PQueue({ intervalCap: limit, interval, strict });
        return (call) => queue.add(call);
      };
    }
    case 'p-throttle': {
      const { default: pThrottle } = await import('p-throttle');
      return () => {
        const throttled = pThrottle({ limit, interval, strict })((call: () => Promise<unknown>) => call());
        return <T>(call: () => Promise<T>) => throttled(call) as Promise<T>;
      };
    }
  }
}

async function run({ clock, port, plan }: ToPeer): Promise<ClientResult> {
  const { now, until } = runTime(clock);
  const calls: CallTimes[] = [];
  let create: () => Limiter;
  try {
    create = await load(plan.peer, windowMs / clock.factor, plan.strict);
  } catch (error) {
    return { calls, roundTripMs: 0, missing: String(error) };
  }

  /** One attempt. @returns milliseconds of the real clock to wait before the next; undefined: it was answered. */
  async function attempt(number: number): Promise<number | undefined> {
    const response = await fetch(`http://127.0.0.1:${port}/${plan.peer}/calls/${number}`, {
      headers: { Authorization: `Bearer ${benchToken}`, 'Content-Type': 'application/json' },
    });
    await response.text();
    if (response.status !== 429) return undefined;
    const reset = Number(response.headers.get('x-ratelimit-reset')) * 1000;
    const serverNow = Date.parse(response.headers.get('date') ?? '');
    return Math.max(0, reset - serverNow) / clock.factor;
  }

  async function call(number: number, limiter: Limiter): Promise<void> {
    const times: CallTimes = { call: number, person: false, askedAt: now() };
    calls.push(times);
    for (;;) {
      const waitMs = await limiter(() => attempt(number));
      if (waitMs === undefined) break;
      await delay(waitMs);
    }
    times.settledAt = now();
  }

  await until(0);
  const limiter = create();
  const all = Array.from({ length: plan.calls }, (_, number) => call(number, limiter));
  await Promise.race([Promise.all(all), until(plan.cutAt)]);
  return { calls, roundTripMs: 0 };
}
