/** Calls of ten seconds. */
export interface HistoryBin {
  sent: number;
  refused: number;
}

export const historyBinMs = 10_000;
const bins = 60;

/** What was sent in the last ten minutes, for the eye. Times are monotonic milliseconds. */
export class CallHistory {
  readonly #bins = new Map<number, HistoryBin>();

  count(what: keyof HistoryBin, now: number): void {
    const number = Math.floor(now / historyBinMs);
    const bin = this.#bins.get(number) ?? { sent: 0, refused: 0 };
    bin[what] += 1;
    this.#bins.set(number, bin);
    for (const each of this.#bins.keys()) {
      if (each <= number - bins) {
        this.#bins.delete(each);
      }
    }
  }

  /** Sixty bins, the oldest first; the last one is not over yet. */
  read(now: number): HistoryBin[] {
    const last = Math.floor(now / historyBinMs);
    return Array.from({ length: bins }, (_, index) => ({
      ...(this.#bins.get(last - bins + 1 + index) ?? { sent: 0, refused: 0 }),
    }));
  }
}
