import { documentedLimit, documentedWindowMs } from './rateLimit.ts';

const regainedPerWindow = 10;

/**
 * The documented limit, counted on this side: calls whose answers came within the last minute. It holds where the
 * headers do not tell, halved by each refusal and regained slowly. Times are monotonic milliseconds.
 */
export class LocalLimit {
  /** When the last calls were answered or given up: the server has counted them no later than that. */
  readonly #settled: number[] = [];
  #halvedTo = documentedLimit;
  #halvedAt = Number.NEGATIVE_INFINITY;

  settled(at: number): void {
    this.#settled.push(at);
    this.#settled.splice(0, this.#settled.length - documentedLimit);
  }

  halve(now: number): void {
    this.#halvedTo = Math.max(1, Math.floor(this.calls(now) / 2));
    this.#halvedAt = now;
  }

  /** Calls a minute that it allows now. */
  calls(now: number): number {
    const windows = Math.floor((now - this.#halvedAt) / documentedWindowMs);
    return Math.min(documentedLimit, this.#halvedTo + windows * regainedPerWindow);
  }

  left(now: number, inFlight: number): number {
    return Math.max(0, this.calls(now) - this.recent(now) - inFlight);
  }

  /** Calls of the last minute. */
  recent(now: number): number {
    return this.#settled.filter((at) => at > now - documentedWindowMs).length;
  }

  /** When the next call may be sent; undefined: once one in flight has been answered. */
  sendAt(now: number, inFlight: number): number | undefined {
    const allowed = this.calls(now) - inFlight;
    if (allowed <= 0) {
      return undefined;
    }
    const counted = this.#settled[this.#settled.length - allowed];
    return counted === undefined ? now : Math.max(now, counted + documentedWindowMs);
  }
}
