import type { Priority } from './callQueue.ts';
import type { Clock } from './clock.ts';
import { LocalLimit } from './localLimit.ts';
import { OthersUse } from './othersUse.ts';
import { QuotaWindow, type Reading } from './quotaWindow.ts';
import { documentedLimit, documentedWindowMs, longestRetryAfterMs, type RateLimit } from './rateLimit.ts';
import { Refill } from './refill.ts';
import { ServerClock } from './serverClock.ts';
import { type Neighbours, WindowShare } from './windowShare.ts';

/** A call on its way. */
export interface Sent {
  readonly at: number;
  /** Sent to ask for the state; none beside it is sent on a guess. */
  readonly probe: boolean;
}

interface QuotaParts {
  clock: Clock;
  random: () => number;
}

/** Calls of each window that background work leaves to persons and views: no more than a tenth where the limit is small. */
export function reserveOf(limit = documentedLimit): number {
  return Math.min(10, Math.floor(limit / 10));
}

/** A reset further away than the documented minute, or past, by more than this is not believed. */
const marginMs = 5_000;
/** Added to every reset, so that not all who wait for it come back in the same instant. */
const longestJitterMs = 100;
/** A probe that has no answer for so long is not waited for. */
const probePatienceMs = 10_000;
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
  readonly #others = new OthersUse();
  readonly #share = new WindowShare();
  readonly #inFlight = new Set<Sent>();
  /** When calls ended that the server may have counted, and that no answer tells of yet. Monotonic, in order. */
  #untold: number[] = [];
  #limit: number | undefined;
  #window: QuotaWindow | undefined;
  /** What the last probe brought. `partial`: a count without a credible reset. */
  #headers: 'unknown' | 'whole' | 'partial' | 'missing' = 'unknown';
  #pausedUntil = Number.NEGATIVE_INFINITY;
  constructor({ clock, random }: QuotaParts) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Calls of this window's share that machines may still send, where there are others here. */
  get allotted(): number {
    return this.#share.calls;
  }

  /** Calls of the last minute. */
  get recent(): number {
    return this.#local.recent(this.#clock.monotonic()) + this.inFlight;
  }

  get neighbours(): Neighbours {
    return this.#share.neighbours;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  get limit(): number | undefined {
    return this.#limit;
  }

  /** What is known of the window that runs now. */
  get reading(): Reading | undefined {
    return this.#openWindow(this.#clock.monotonic())?.reading;
  }

  /** Calls left now. Without a reading that holds it is an estimate. */
  get remaining(): number {
    const now = this.#clock.monotonic();
    const window = this.#openWindow(now);
    if (window !== undefined) {
      return Math.max(0, window.remaining - this.#pending);
    }
    return this.#counts ? this.#local.left(now, this.inFlight) : this.#limitOrDocumented;
  }

  /** Part of the quota that all others use: 0 to 1. */
  get othersShare(): number {
    return this.#others.share(this.#window);
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
    window?.sent();
    this.#share.sent(at);
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
      this.#refill.observe({ limit: this.#limitOrDocumented, remaining, resetInMs: endsAt - now });
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
    if (reading.endsAt <= now) {
      return;
    }
    this.#untold = this.#untold.filter((at) => at > reading.sentAt);
    const window = this.#openWindow(now);
    if (window !== undefined && !window.isFollowedBy(reading)) {
      window.learn(reading);
      return;
    }
    if (this.#window !== undefined) {
      this.#others.learn(this.#window, this.#limitOrDocumented, this.#local.recent(now));
    }
    const remaining = Math.min(reading.remaining, this.#limitOrDocumented);
    this.#window = new QuotaWindow({ ...reading, remaining }, this.#jitter(), this.inFlight);
  }

  /** What the other windows here have told. */
  lookedAround(neighbours: Neighbours, readings: readonly Reading[]): void {
    this.#share.lookedAround(neighbours);
    for (const reading of readings) {
      this.learn(reading);
    }
    const now = this.#clock.monotonic();
    const window = this.#openWindow(now);
    if (window !== undefined && [...this.#inFlight].every(({ at }) => at <= now - settledMs)) {
      this.#share.take(window.remaining - this.#pending, window.reading.resetAt, this.recent);
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
    this.#share.giveUp();
    if (this.#headers === 'missing') {
      this.#headers = 'unknown';
    }
    this.#window?.endAt(this.#pausedUntil);
  }

  get #limitOrDocumented(): number {
    return this.#limit ?? documentedLimit;
  }

  /** Whether the calls are counted here, because the headers do not tell. */
  get #counts(): boolean {
    return this.#headers === 'partial' || this.#headers === 'missing';
  }

  #openWindow(now: number): QuotaWindow | undefined {
    return this.#window !== undefined && this.#window.until > now ? this.#window : undefined;
  }

  #sendInWindow(window: QuotaWindow, now: number, priority: Priority): number {
    const left = window.remaining - (priority === 'background' ? this.#reserve(now) : 0);
    if (priority === 'person') {
      return this.#pending < left ? now : window.until;
    }
    if (this.#pending >= this.#mayFly(left, window)) {
      return window.until;
    }
    const perCallMs = left <= 1 ? this.#refill.perCallMs(this.#limitOrDocumented) : undefined;
    // The last call would leave none, and none may be sent then before the reset.
    return perCallMs === undefined ? now : Math.max(now, window.reading.learnedAt + perCallMs);
  }

  /** Calls that a machine may have in flight while so many are left. */
  #mayFly(left: number, window: QuotaWindow): number {
    const { others, known } = this.#share.neighbours;
    if (others > 0) {
      return this.#share.calls === 0 ? 0 : left;
    }
    // The last ones singly.
    const room = Math.max(left * (1 - largestShare), this.#others.expected(window));
    return Math.min(left, known ? Math.max(1, Math.floor(left - room)) : 1);
  }

  #reserve(now: number): number {
    return reserveOf(Math.min(this.#limitOrDocumented, this.#local.calls(now)));
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
      : Math.max(now, this.#window.until + this.#share.turn(this.#window.reading.resetAt) * probeTurnMs);
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
