import { documentedWindowMs } from './rateLimit.ts';

/** The windows on this machine that send with the same token now. */
export interface Neighbours {
  /** Besides this one. */
  readonly others: number;
  /** Of this one among them all, from 0: who goes first where not all can. */
  readonly place: number;
  /** Calls of the others' shares that are in flight or about to be sent. */
  readonly claimed: number;
  /** Of each that has claimed none, and may be taking a share now, the calls of its last minute, where they are known. */
  readonly unserved: readonly (number | undefined)[];
  /** They knew what this one had told until then when they told what they have claimed. Monotonic. */
  readonly agreedAt: number;
  /** Whether this one has been sending for so long that the others have seen it. */
  readonly known: boolean;
}

/** Where nobody looks for others. */
const alone: Neighbours = {
  others: 0,
  place: 0,
  claimed: 0,
  unserved: [],
  agreedAt: Number.POSITIVE_INFINITY,
  known: true,
};

/** Calls by which windows may differ before that weighs. */
const evenness = 5;

/**
 * This window's share of what is left, where others here use the same token. It is taken when its own calls are
 * answered and all others have told, knowing that, what they have claimed: until then, what they send may be in no
 * answer yet.
 */
export class WindowShare {
  #neighbours = alone;
  #calls = 0;
  /** Monotonic. */
  #lastSentAt = Number.NEGATIVE_INFINITY;

  get neighbours(): Neighbours {
    return this.#neighbours;
  }

  /** Calls that machines may still send of it. */
  get calls(): number {
    return this.#calls;
  }

  sent(at: number): void {
    this.#calls = Math.max(0, this.#calls - 1);
    this.#lastSentAt = at;
  }

  giveUp(): void {
    this.#calls = 0;
  }

  lookedAround(neighbours: Neighbours): void {
    this.#neighbours = neighbours;
  }

  /**
   * @param left of the window that ends at `resetAt`, without what is in flight from here.
   * @param recent calls of the last minute from here: who had less gets more.
   */
  take(left: number, resetAt: number, recent: number): void {
    const { others, claimed, unserved, agreedAt, known } = this.#neighbours;
    if (others === 0 || !known || this.#calls > 0 || agreedAt < this.#lastSentAt) {
      return;
    }
    const unclaimed = Math.max(0, left - claimed);
    const single = unclaimed > this.turn(resetAt) ? 1 : 0;
    this.#calls = unclaimed <= others ? single : Math.floor(unclaimed / sharers(recent, unserved));
  }

  /** From 0; goes round among the windows here with each reset, so that none is always first. */
  turn(resetAt: number): number {
    const { others, place } = this.#neighbours;
    const round = Math.floor(resetAt / documentedWindowMs) + Math.floor(resetAt / 1000);
    return (place + round) % (others + 1);
  }
}

/** Among how many one that has made `own` calls shares with others: each counts for the more, the fewer it has made. */
function sharers(own: number, others: readonly (number | undefined)[]): number {
  return others.reduce<number>((sum, calls = own) => sum + (own + evenness) / (calls + evenness), 1);
}
