/** Ten thousand calls wait for the reset, then a person calls. Started with --expose-gc. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { doTask } from '../../support/taskProcess.ts';
import type { RunClock } from '../messages.ts';
import { runTime } from '../runTime.ts';
import { createService } from '../service.ts';

export interface CrowdTask {
  clock: RunClock;
  port: number;
  /** For presence files. */
  folder: string;
}

export interface CrowdResult {
  microsecondsACall: number;
  bytesACall: number;
  /** When the person called, and when that was answered. */
  askedAt: number;
  settledAt: number;
}

export const crowd = 10_000;
/** The person's, in the server's record; those before have the numbers up to it. */
export const personCall = crowd + 1;

doTask<CrowdTask, CrowdResult>(async ({ clock: runClock, port, folder }) => {
  const { clock, now, until } = runTime(runClock);
  const client = createService(clock, `http://127.0.0.1:${port}/crowd`, folder);
  const send = (call: number, priority: 'person' | 'view') =>
    client.send({ method: 'GET', path: `/calls/${call}` }, { priority });
  await until(0);
  // It takes the last call of this window.
  await send(0, 'view');
  // What is compiled and allocated once is no cost of a call.
  await heapUsed();
  const before = await heapUsed();
  const start = performance.now();
  for (let call = 1; call <= crowd; call += 1) send(call, 'view').catch(endWithError);
  await nextTurn();
  const microsecondsACall = ((performance.now() - start) * 1000) / crowd;
  const bytesACall = ((await heapUsed()) - before) / crowd;
  const askedAt = now();
  await send(personCall, 'person');
  return { microsecondsACall, bytesACall, askedAt, settledAt: now() };
});

async function heapUsed(): Promise<number> {
  await nextTurn();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function endWithError(error: unknown): void {
  console.error(error);
  process.exit(1);
}
