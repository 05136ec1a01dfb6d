import { setImmediate as nextTurn } from 'node:timers/promises';

/** Watches, for the tests of the `describe` around it, for errors that nobody has caught. */
export function useProcessFaults(): () => Promise<unknown[]> {
  const faults: unknown[] = [];
  const note = (error: unknown) => faults.push(error);
  before(() => {
    process.on('unhandledRejection', note);
    process.on('uncaughtExceptionMonitor', note);
  });
  after(() => {
    process.off('unhandledRejection', note);
    process.off('uncaughtExceptionMonitor', note);
  });
  return async () => {
    await nextTurn(); // Node tells of a rejection once all that was ready has run
    return faults.splice(0);
  };
}
