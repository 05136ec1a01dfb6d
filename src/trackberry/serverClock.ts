/** `Date` is cut to the second, and servers refresh it with a timer that may be late. */
const dateResolutionMs = 1_050;

/**
 * The server's clock as its `Date` headers show it, against this process's monotonic clock: each answer bounds the
 * difference from below and from above, and the bounds narrow over answers.
 */
export class ServerClock {
  /** Bounds of (server's unix milliseconds - monotonic milliseconds). */
  #least = Number.NEGATIVE_INFINITY;
  #most = Number.POSITIVE_INFINITY;

  /** @param date unix milliseconds; `sentAt` and `receivedAt` monotonic: the server wrote it between the two. */
  observe(date: number, sentAt: number, receivedAt: number): void {
    const least = date - receivedAt;
    const most = date + dateResolutionMs - sentAt;
    const contradicts = least > this.#most || most < this.#least;
    this.#least = contradicts ? least : Math.max(least, this.#least);
    this.#most = contradicts ? most : Math.min(most, this.#most);
  }

  /** When the server's clock has certainly reached this time, monotonic; undefined while no `Date` was seen. */
  reaches(serverTime: number): number | undefined {
    return Number.isFinite(this.#least) ? serverTime - this.#least : undefined;
  }
}
