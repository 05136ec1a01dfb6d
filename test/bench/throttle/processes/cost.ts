/** Calls one after the other, by turns through the service and by a bare `fetch`. */
import { doTask } from '../../support/taskProcess.ts';
import type { RunClock } from '../messages.ts';
import { runTime } from '../runTime.ts';
import { benchToken, createService } from '../service.ts';

export interface CostTask {
  clock: RunClock;
  port: number;
  /** For presence files. */
  folder: string;
}

/** Milliseconds of the real clock a call, on average, for each round. */
export type CostResult = { service: number; bare: number }[];

const rounds = 15;
/** Each way. */
const callsInRound = 300;
/** Not counted: the code is compiled meanwhile. */
const warmUpRounds = 2;

doTask<CostTask, CostResult>(async ({ clock: runClock, port, folder }) => {
  const { clock, until } = runTime(runClock);
  const client = createService(clock, `http://127.0.0.1:${port}/service`, folder);
  let calls = 0;

  async function callService(): Promise<void> {
    calls += 1;
    await client.send({ method: 'GET', path: `/calls/${calls}` }, { priority: 'view' });
  }

  /** With the headers that the API's documentation demands of every request. */
  async function callBare(): Promise<void> {
    calls += 1;
    const response = await fetch(`http://127.0.0.1:${port}/bare/calls/${calls}`, {
      headers: { Authorization: `Bearer ${benchToken}`, 'Content-Type': 'application/json' },
    });
    await response.text();
  }

  await until(0);
  const results: CostResult = [];
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    let service = 0;
    let bare = 0;
    for (let pair = 0; pair < callsInRound; pair += 1) {
      // Call by call, so that both meet the same machine; and whoever is second may profit, so they take turns in that.
      if (pair % 2 === 0) bare += await time(callBare);
      service += await time(callService);
      if (pair % 2 === 1) bare += await time(callBare);
    }
    results.push({ service: service / callsInRound, bare: bare / callsInRound });
  }
  return results.slice(warmUpRounds);
});

async function time(call: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}
