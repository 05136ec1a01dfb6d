import type { Clock } from '../trackberry/clock.ts';

/** What decides when the next refresh is due. */
export interface RefreshConditions {
  /** Milliseconds between two refreshes; undefined: none. */
  everyMs: number | undefined;
  /** Whether there is somebody to refresh for. */
  wanted: boolean;
  /** Nothing is asked before that time of the wall clock: what is left of the quota is not for the background. */
  notBefore?: number | undefined;
}

interface ScheduleParts {
  clock: Clock;
  conditions(): RefreshConditions;
  /** Refreshes, and tells whether an answer came. Never rejects. */
  refresh(): Promise<boolean>;
}

/** While no answer comes, the pause doubles up to this, or up to the interval where that is longer. */
const longestPauseMs = 15 * 60_000;

/**
 * Refreshes every so often while it is wanted. What came due during a pause is made up for once. Any answer, whoever
 * asked for it, begins the interval anew; while there is none, each try waits twice as long as the one before.
 */
export class RefreshSchedule {
  readonly #parts: ScheduleParts;
  #timer: (() => void) | undefined;
  /** Monotonic, of the last answer or try. */
  #lastAt: number;
  #failures = 0;
  #refreshing = false;
  #ended = false;

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
    this.#lastAt = parts.clock.monotonic();
  }

  /** Milliseconds to wait, perhaps 0; undefined where none will come. */
  get dueInMs(): number | undefined {
    const { clock, conditions } = this.#parts;
    const { everyMs, wanted, notBefore = 0 } = conditions();
    if (everyMs === undefined || !wanted) {
      return undefined;
    }
    const pauseMs = Math.min(everyMs * 2 ** this.#failures, Math.max(everyMs, longestPauseMs));
    return Math.max(0, this.#lastAt + pauseMs - clock.monotonic(), notBefore - clock.wall());
  }

  /** To be called when a condition may have changed. */
  update(): void {
    this.#timer?.();
    this.#timer = undefined;
    const dueInMs = this.#refreshing || this.#ended ? undefined : this.dueInMs;
    if (dueInMs !== undefined) {
      this.#timer = this.#parts.clock.after(dueInMs, () => void this.#refresh());
    }
  }

  /** An answer has come, or a call has failed, whoever made it. */
  note(answered: boolean): void {
    this.#lastAt = this.#parts.clock.monotonic();
    this.#failures = answered ? 0 : this.#failures + 1;
    this.update();
  }

  dispose(): void {
    this.#ended = true;
    this.#timer?.();
  }

  async #refresh(): Promise<void> {
    this.#timer = undefined;
    const { dueInMs } = this;
    if (dueInMs !== 0) {
      this.update(); // a condition has changed that nobody told of
      return;
    }
    this.#refreshing = true;
    const answered = await this.#parts.refresh();
    this.#refreshing = false;
    this.note(answered);
  }
}
