import type { Clock } from './clock.ts';

/** An event for the eye: however often it fires, listeners hear it at once and then at most once in `pauseMs`. */
export class PacedEvent {
  readonly #clock: Clock;
  readonly #pauseMs: number;
  readonly #listeners = new Set<() => void>();
  #toldAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | undefined;
  #closed = false;

  constructor(clock: Clock, pauseMs: number) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
  }

  /** The function returned takes the listener off. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  fire(): void {
    if (this.#cancel !== undefined || this.#closed) {
      return;
    }
    const wait = this.#toldAt + this.#pauseMs - this.#clock.monotonic();
    if (wait <= 0) {
      this.#tell();
    } else {
      this.#cancel = this.#clock.after(wait, () => this.#tell());
    }
  }

  /** Nobody hears of it any more. */
  close(): void {
    this.#closed = true;
    this.#cancel?.();
    this.#listeners.clear();
  }

  #tell(): void {
    this.#cancel = undefined;
    this.#toldAt = this.#clock.monotonic();
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
