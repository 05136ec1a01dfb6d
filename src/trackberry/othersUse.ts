import type { QuotaWindow } from './quotaWindow.ts';
import { documentedLimit } from './rateLimit.ts';

/** A window with fewer calls tells too little to be remembered. */
const leastUsed = documentedLimit / 20;
/** And with fewer than this it does not tell by itself. */
const leastUsedNow = documentedLimit / 10;

/** What others, on this machine or elsewhere, use of the quota: learned from window to window. */
export class OthersUse {
  #share = 0;
  #calls = 0;

  /** Part of all calls, 0 to 1. */
  share(window: QuotaWindow | undefined): number {
    return Math.max(this.#share, window === undefined || window.used < leastUsedNow ? 0 : window.others / window.used);
  }

  /** Calls that they are used to send, and have not sent yet in this window. */
  expected(window: QuotaWindow): number {
    return Math.max(0, this.#calls - window.others);
  }

  /**
   * A window is over.
   * @param limit calls in it.
   * @param recent calls of the last minute from here.
   */
  learn(window: QuotaWindow, limit: number, recent: number): void {
    if (window.used < leastUsed) {
      return;
    }
    this.#share = (this.#share + window.others / window.used) / 2;
    // Of one that was used up, all that was not sent from here, in it or (a limit may slide) in the last minute.
    const probe = 1;
    const rest = window.remaining > 0 ? 0 : limit - Math.max(window.own + probe, recent);
    const calls = Math.max(window.others, rest);
    this.#calls = Math.max(calls, (this.#calls + calls) / 2);
  }
}
