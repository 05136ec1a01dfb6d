/** One of the processes that use a token through the project's service, as a window of the editor does. */
import type { TrackberryClient } from '../../../../src/trackberry/client.ts';
import { doTask } from '../../support/taskProcess.ts';
import { type CallTimes, type ClientResult, type ToClient, uncountedPath } from '../messages.ts';
import { runTime } from '../runTime.ts';
import { createService } from '../service.ts';

const roundTrips = 30;
const warmUpCalls = 10;

doTask<ToClient, ClientResult>(run);

async function run({ clock: runClock, port, plan }: ToClient): Promise<ClientResult> {
  const { clock, now, until } = runTime(runClock);
  const client = createService(clock, `http://127.0.0.1:${port}/${plan.name}`, plan.folder);
  const calls: CallTimes[] = [];

  async function call(person: boolean): Promise<void> {
    const times: CallTimes = { call: calls.length, person, askedAt: now() };
    calls.push(times);
    const priority = person ? 'person' : plan.bulk.priority;
    try {
      const { status } = await client.send({ method: 'GET', path: `/calls/${times.call}` }, { priority });
      if (status !== 200) times.failure = `status ${status}`;
    } catch (error) {
      times.failure = String(error);
    }
    times.settledAt = now();
  }

  await warmUp(createService(clock, `http://127.0.0.1:${port}${uncountedPath}`, `${plan.folder}-warm-${plan.name}`));
  const roundTripMs = runClock.factor * (await measureRoundTrip(port));
  await until(0);
  const bulk = Array.from({ length: plan.bulk.calls }, () => call(false));
  const persons = (plan.personAt ?? []).map(async (ms) => {
    await until(ms);
    await call(true);
  });
  await Promise.race([Promise.all([...bulk, ...persons]), until(plan.cutAt)]);
  return { calls, roundTripMs };
}

/** As in a window that has been open for a while: what is measured is not how Node begins. */
async function warmUp(client: TrackberryClient): Promise<void> {
  const calls = Array.from({ length: warmUpCalls }, (_, call) => `/${call}`);
  await Promise.all(calls.map((path) => client.send({ method: 'GET', path })));
}

/** The fastest, as the other processes of the run do the same now. In milliseconds of the real clock. */
async function measureRoundTrip(port: number): Promise<number> {
  const taken: number[] = [];
  for (let each = 0; each < roundTrips; each += 1) {
    const start = performance.now();
    await (await fetch(`http://127.0.0.1:${port}${uncountedPath}`)).text();
    taken.push(performance.now() - start);
  }
  return Math.min(...taken);
}
