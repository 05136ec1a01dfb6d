import type { Log } from '../trackberry/log.ts';

/** For work that nobody waits for: what fails is in the log. */
export function inBackground(work: Promise<unknown>, log: Log): void {
  work.catch((error: unknown) => log.error(error instanceof Error ? (error.stack ?? error.message) : String(error)));
}
