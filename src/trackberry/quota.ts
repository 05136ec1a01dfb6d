import type { Priority } from './callQueue.ts';
import type { Clock } from './clock.ts';
import { LocalLimit } from './localLimit.ts';
import { documentedLimit, documentedWindowMs, longestRetryAfterMs, type RateLimit } from './rateLimit.ts';
import { Refill } from './refill.ts';
import { ServerClock } from './serverClock.ts';

/** What was read of one window of the limit. Times monotonic, apart from the server's own. */
export interface Reading {
  remaining: number;
  /** Unix milliseconds by the server's clock: tells two windows apart. */
  resetAt: number;
  endsAt: number;
  /** When the call was sent whose answer told this, and when the answer came. */
  sentAt: number;
  learnedAt: number;
}

/** A call on its way. */
export interface Sent {
  readonly at: number;
  /** Sent to ask for the state; none beside it is sent on a guess. */
  readonly probe: boolean;
}

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

interface Window extends Reading {
  jitterMs: number;
  /** When a probe may ask again, monotonic: some jitter after `endsAt`. */
  until: number;
  /** `remaining` when it was first read, and the calls sent from here since. */
  first: number;
  own: number;
  /** Of the drop since then, what was others' doing: as many as cannot have been ours. */
  others: number;
}

interface QuotaParts {
  clock: Clock;
  random: () => number;
}

/** Calls of each window that background work leaves to persons and views. */
export const backgroundReserve = 10;

/** A reset further away than the documented minute, or past, by more than this is not believed. */
const marginMs = 5_000;
/** Added to every reset, so that not all who wait for it come back in the same instant. */
const longestJitterMs = 100;
/** Two resets no further apart than this may be one and the same, rounded. */
const sameResetMs = 2_000;
/** A probe that has no answer for so long is not waited for. */
const probePatienceMs = 10_000;
/** Calls by which windows may differ before that weighs. */
const evenness = 5;
/** A call in flight for so long holds up nobody's share. */
const settledMs = 2_000;
/** How long each window here leaves the probe to the one before it. */
const probeTurnMs = 2_000;
/** No machine opens more connections at once. */
const mostInFlight = 20;
/** What is sent at once is no more than this part of what is left: others use the rest before an answer tells. */
const largestShare = 0.25;

/**
 * The budget of one token at one address, as the headers tell it: `remaining - in flight - reserve`. It decides when
 * the next call may be sent, and knows nothing of queues.
 */
export class Quota {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #serverClock = new ServerClock();
  readonly #local = new LocalLimit();
  readonly #refill = new Refill();
  readonly #inFlight = new Set<Sent>();
  /** When calls ended that the server may have counted, and that no answer tells of yet. Monotonic, in order. */
  #untold: number[] = [];
  #limit: number | undefined;
  #window: Window | undefined;
  /** What the last probe brought. `partial`: a count without a credible reset. */
  #headers: 'unknown' | 'whole' | 'partial' | 'missing' = 'unknown';
  #pausedUntil = Number.NEGATIVE_INFINITY;
  /** What others use of each window, smoothed: a part of what is used, 0 to 1, and a count of calls. */
  #othersShare = 0;
  #othersCalls = 0;

  #neighbours = alone;
  /** With other windows here: calls that machines may still send before all share out anew what is left. */
  #allotted = 0;
  /** When one was sent last, monotonic. */
  #lastSentAt = Number.NEGATIVE_INFINITY;

  constructor({ clock, random }: QuotaParts) {
    this.#clock = clock;
    this.#random = random;
  }

  get allotted(): number {
    return this.#allotted;
  }

  /** Calls of the last minute. */
  get recent(): number {
    return this.#local.recent(this.#clock.monotonic()) + this.inFlight;
  }

  get neighbours(): Neighbours {
    return this.#neighbours;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  get limit(): number | undefined {
    return this.#limit;
  }

  /** What is known of the window that runs now. */
  get reading(): Reading | undefined {
    const window = this.#openWindow(this.#clock.monotonic());
    if (window === undefined) {
      return undefined;
    }
    const { remaining, resetAt, endsAt, sentAt, learnedAt } = window;
    return { remaining, resetAt, endsAt, sentAt, learnedAt };
  }

  /** Calls left now. Without a reading that holds it is an estimate. */
  get remaining(): number {
    const now = this.#clock.monotonic();
    const window = this.#openWindow(now);
    if (window !== undefined) {
      return Math.max(0, window.remaining - this.#pending);
    }
    return this.#counts ? this.#local.left(now, this.inFlight) : (this.#limit ?? documentedLimit);
  }

  /** Part of the quota that all others use: 0 to 1. */
  get othersShare(): number {
    return Math.max(
      this.#othersShare,
      this.#window === undefined ? 0 : shareOfOthers(this.#window, documentedLimit / 10),
    );
  }

  /** Until when nobody sends, monotonic; undefined: calls go out as the answers come. */
  get pausedUntil(): number | undefined {
    const now = this.#clock.monotonic();
    if (this.#pausedUntil > now) {
      return this.#pausedUntil;
    }
    const window = this.#openWindow(now);
    if (window !== undefined) {
      return window.remaining <= this.#untold.length ? window.until : undefined;
    }
    const byCount = this.#counts ? this.#local.sendAt(now, this.inFlight) : now;
    return byCount !== undefined && byCount > now ? byCount : undefined;
  }

  /** When a call of this priority may be sent, as far as is known before the next answer: `now` or later, monotonic. */
  sendAt(priority: Priority, now: number): number {
    if (this.#pausedUntil > now) {
      return this.#pausedUntil;
    }
    const window = this.#openWindow(now);
    if (priority !== 'person' && this.inFlight >= mostInFlight) {
      return now + documentedWindowMs;
    }
    const byWindow = window === undefined ? this.#probeAt(now, priority) : this.#sendInWindow(window, now, priority);
    const counted = (window === undefined && this.#counts) || this.#local.calls(now) < documentedLimit;
    const kept = this.inFlight + (priority === 'background' ? this.#reserve(now) : 0);
    const byCount = counted ? (this.#local.sendAt(now, kept) ?? now + documentedWindowMs) : now;
    return Math.max(byWindow, byCount);
  }

  /** A call is being sent; the object stands for it until `answered` or `lost`. */
  sent(): Sent {
    const at = this.#clock.monotonic();
    const window = this.#openWindow(at);
    const sent = { at, probe: window === undefined && this.#headers !== 'missing' };
    this.#inFlight.add(sent);
    if (window !== undefined) {
      window.own += 1;
    }
    this.#allotted = Math.max(0, this.#allotted - 1);
    this.#lastSentAt = at;
    return sent;
  }

  /** @param refused whether it was answered 429. */
  answered(sent: Sent, limit: RateLimit, refused: boolean): void {
    const now = this.#clock.monotonic();
    this.#settle(sent, now);
    if (limit.date !== undefined) {
      this.#serverClock.observe(limit.date, sent.at, now);
    }
    this.#limit = limit.limit ?? this.#limit;
    const { remaining, resetAt } = limit;
    const endsAt = resetAt === undefined ? undefined : this.#credible(resetAt, now);
    if (remaining !== undefined && resetAt !== undefined && endsAt !== undefined) {
      this.#headers = 'whole';
      this.#refill.observe({ limit: this.#limit ?? documentedLimit, remaining, resetInMs: endsAt - now });
      this.learn({ remaining, resetAt, endsAt, sentAt: sent.at, learnedAt: now });
    } else {
      this.#learnWithout(remaining, sent, now);
    }
    if (refused && endsAt === undefined) {
      this.#local.halve(now);
    }
  }

  /** A call came to nothing. @param counted whether the server may have counted it. */
  lost(sent: Sent, counted: boolean): void {
    const now = this.#clock.monotonic();
    this.#settle(sent, now);
    if (counted) {
      this.#untold.push(now);
    }
  }

  /** Takes in what an answer told, to this window or to another one here. */
  learn(reading: Reading): void {
    const now = this.#clock.monotonic();
    const window = this.#openWindow(now);
    if (reading.endsAt <= now) {
      return;
    }
    this.#untold = this.#untold.filter((at) => at > reading.sentAt);
    const later = window === undefined ? Number.POSITIVE_INFINITY : reading.resetAt - window.resetAt;
    if (window === undefined || later > sameResetMs || (later > 0 && reading.sentAt >= window.learnedAt)) {
      this.#open(reading);
      return;
    }
    if (later < -sameResetMs) {
      return;
    }
    // Answers may arrive in another order than they were counted: the lowest is true.
    if (reading.remaining < window.remaining) {
      window.remaining = reading.remaining;
      window.learnedAt = reading.learnedAt;
      window.others = Math.max(0, window.first - window.remaining - window.own);
    }
    if (later >= 0) {
      // The same reset again is known better now: the server's clock may be.
      window.resetAt = reading.resetAt;
      window.endsAt = reading.endsAt;
      window.until = reading.endsAt + window.jitterMs;
    }
  }

  /**
   * Where there are other windows here, what is left and not claimed is shared out: a window takes its share when its
   * own calls are answered and all others have told, knowing that, what they have claimed. Until then what they send
   * may be in no answer yet.
   */
  lookedAround(neighbours: Neighbours, readings: readonly Reading[]): void {
    this.#neighbours = neighbours;
    for (const reading of readings) {
      this.learn(reading);
    }
    const now = this.#clock.monotonic();
    const window = this.#openWindow(now);
    const { others, claimed, unserved, agreedAt, known } = neighbours;
    const settled = [...this.#inFlight].every(({ at }) => at <= now - settledMs);
    if (
      window !== undefined &&
      others > 0 &&
      known &&
      settled &&
      this.#allotted === 0 &&
      agreedAt >= this.#lastSentAt
    ) {
      const unclaimed = Math.max(0, window.remaining - this.#pending - claimed);
      const single = unclaimed > this.#turn(window) ? 1 : 0;
      this.#allotted = unclaimed <= others ? single : Math.floor(unclaimed / sharers(this.recent, unserved));
    }
  }

  /** Milliseconds to wait after a 429 with these headers; undefined: they do not tell. */
  waitAfterRefusal({ remaining, resetAt, retryAfterMs, retryAt }: RateLimit): number | undefined {
    const now = this.#clock.monotonic();
    const endsAt = resetAt === undefined ? undefined : this.#credible(resetAt, now);
    const retry = retryAfterMs ?? (retryAt === undefined ? undefined : this.#retryIn(retryAt, now));
    const reset = endsAt === undefined ? undefined : Math.max(0, endsAt - now);
    const empty = remaining === 0 && reset === undefined && retry === undefined ? documentedWindowMs : undefined;
    const known = [retry, reset, empty].filter((each) => each !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
  }

  /** Nobody sends for so long; then one probe asks again. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.monotonic() + ms + this.#jitter());
    this.#allotted = 0;
    if (this.#headers === 'missing') {
      this.#headers = 'unknown';
    }
    if (this.#window !== undefined) {
      // What was known of the window was wrong.
      this.#window.remaining = 0;
      this.#window.until = this.#pausedUntil;
    }
  }

  /** Whether the calls are counted here, because the headers do not tell. */
  get #counts(): boolean {
    return this.#headers === 'partial' || this.#headers === 'missing';
  }

  #openWindow(now: number): Window | undefined {
    return this.#window !== undefined && this.#window.until > now ? this.#window : undefined;
  }

  #sendInWindow(window: Window, now: number, priority: Priority): number {
    const left = window.remaining - (priority === 'background' ? this.#reserve(now) : 0);
    if (priority === 'person') {
      return this.#pending < left ? now : window.until;
    }
    if (this.#pending >= this.#mayFly(left, window)) {
      return window.until;
    }
    const perCallMs = left <= 1 ? this.#refill.perCallMs(this.#limit ?? documentedLimit) : undefined;
    // The last call would leave none, and none may be sent then before the reset.
    return perCallMs === undefined ? now : Math.max(now, window.learnedAt + perCallMs);
  }

  /** Calls that a machine may have in flight while so many are left. */
  #mayFly(left: number, window: Window): number {
    const { others, known } = this.#neighbours;
    if (others > 0) {
      return this.#allotted === 0 ? 0 : left;
    }
    // Room for what others are used to send, and have not sent yet in this window; then singly.
    const room = Math.max(left * (1 - largestShare), this.#othersCalls - window.others);
    return Math.min(left, known ? Math.max(1, Math.floor(left - room)) : 1);
  }

  /** No more than a tenth where the limit is small. */
  #reserve(now: number): number {
    const limit = Math.min(this.#limit ?? documentedLimit, this.#local.calls(now));
    return Math.min(backgroundReserve, Math.floor(limit / 10));
  }

  /** Nothing is known: one asks. A person does not wait for the turn of other windows. */
  #probeAt(now: number, priority: Priority): number {
    if (this.#headers === 'missing') {
      return now;
    }
    const last = [...this.#inFlight].findLast(({ probe }) => probe);
    if (last !== undefined && last.at + probePatienceMs > now) {
      return last.at + probePatienceMs;
    }
    return this.#window === undefined || priority === 'person'
      ? now
      : Math.max(now, this.#window.until + this.#turn(this.#window) * probeTurnMs);
  }

  /** From 0; goes round among the windows here with each reset, so that none is always first. */
  #turn({ resetAt }: Reading): number {
    const { others, place } = this.#neighbours;
    const round = Math.floor(resetAt / documentedWindowMs) + Math.floor(resetAt / 1000);
    return (place + round) % (others + 1);
  }

  #open(reading: Reading): void {
    this.#closeWindow();
    const jitterMs = this.#jitter();
    const remaining = Math.min(reading.remaining, this.#limit ?? documentedLimit);
    const until = reading.endsAt + jitterMs;
    this.#window = { ...reading, remaining, jitterMs, until, first: remaining, own: this.inFlight, others: 0 };
  }

  #closeWindow(): void {
    const window = this.#window;
    if (window !== undefined && window.first - window.remaining >= documentedLimit / 20) {
      this.#othersShare = (this.#othersShare + shareOfOthers(window, 1)) / 2;
      const others = Math.max(window.others, this.#othersByRest(window));
      this.#othersCalls = Math.max(others, (this.#othersCalls + others) / 2);
    }
  }

  /** Of a window that was used up, all that was not sent from here, in it or (a limit may slide) in the last minute. */
  #othersByRest({ remaining, own }: Window): number {
    const limit = this.#limit ?? documentedLimit;
    const probe = 1;
    const ours = Math.max(own + probe, this.#local.recent(this.#clock.monotonic()));
    return remaining > 0 ? 0 : Math.max(0, limit - ours);
  }

  #learnWithout(remaining: number | undefined, sent: Sent, now: number): void {
    this.#untold.push(now);
    // One answer without headers is no reason to count alone: only one to a call sent since the last reset is.
    if (sent.at >= Math.max(this.#pausedUntil, this.#window?.until ?? Number.NEGATIVE_INFINITY)) {
      this.#headers = remaining === undefined ? 'missing' : 'partial';
      if (remaining === 0) {
        this.#pausedUntil = Math.max(this.#pausedUntil, now + documentedWindowMs + this.#jitter());
      }
    }
  }

  /** Calls that may have taken of what was read last: in flight, or without an answer that told. */
  get #pending(): number {
    return this.inFlight + this.#untold.length;
  }

  #settle(sent: Sent, now: number): void {
    this.#inFlight.delete(sent);
    this.#local.settled(now);
  }

  /** The window's end, monotonic; undefined where it cannot be. */
  #credible(resetAt: number, now: number): number | undefined {
    const endsAt = this.#reaches(resetAt, now);
    return endsAt > now - marginMs && endsAt <= now + documentedWindowMs + marginMs ? endsAt : undefined;
  }

  #retryIn(retryAt: number, now: number): number | undefined {
    const ms = this.#reaches(retryAt, now) - now;
    return ms > -marginMs && ms <= longestRetryAfterMs ? Math.max(0, ms) : undefined;
  }

  /** Without a `Date` the two clocks are taken to agree. */
  #reaches(serverTime: number, now: number): number {
    return this.#serverClock.reaches(serverTime) ?? now + serverTime - this.#clock.wall();
  }

  #jitter(): number {
    return this.#random() * longestJitterMs;
  }
}

/** Among how many one that has made `own` calls shares with others: each counts for the more, the fewer it has made. */
function sharers(own: number, others: readonly (number | undefined)[]): number {
  return others.reduce<number>((sum, calls = own) => sum + (own + evenness) / (calls + evenness), 1);
}

/** @param least calls that must have been made for it to tell anything. */
function shareOfOthers({ first, remaining, others }: Window, least: number): number {
  const used = first - remaining;
  return used < least ? 0 : others / used;
}
