import type { Clock } from './clock.ts';
import { errorForStatus, TrackberryError } from './errors.ts';
import { type Exchange, headerOf } from './exchange.ts';
import type { Log } from './log.ts';
import { documentedLimit, documentedWindowMs, type RateLimit, readRateLimit } from './rateLimit.ts';
import { afterAnswer, afterFailure, type NextStep } from './retry.ts';

/** What a person may know about the queue of one token at one address. Times are unix milliseconds. */
export interface ThrottleState {
  limit?: number;
  remaining?: number;
  resetAt?: number;
  waiting: number;
  inFlight: number;
  /** Set while nothing is sent: the quota is used up, or a call was refused. */
  pausedUntil?: number;
  lastRefusalAt?: number;
  lastError?: { message: string; at: number };
}

export interface ThrottledCall {
  /** Whether sending it twice is harmless: GET yes, POST no. */
  repeatable: boolean;
  send(): Promise<Exchange>;
  signal?: AbortSignal | undefined;
}

interface Waiting {
  call: ThrottledCall;
  /** Its place in the queue, kept when it is put back. */
  order: number;
  attempts: number;
  resolve(exchange: Exchange): void;
  reject(reason: unknown): void;
  /** Takes the abort listener off. */
  release(): void;
}

interface ThrottleParts {
  clock: Clock;
  log: Log;
  random?: () => number;
}

/** Added to every wait for a reset, so that several windows do not all come back in the same instant. */
const jitterMs = 250;

/**
 * The queue before the network, one for each (address, token). The headers decide: it sends `remaining - in flight`
 * calls, nothing at 0 before the reset, and a single probe while it does not know. A refused call goes back to the
 * front, and all others wait with it.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #random: () => number;
  readonly #queue: Waiting[] = [];
  /** Calls that wait for a time of their own, each with the way to stop its timer. */
  readonly #backingOff = new Map<Waiting, () => void>();
  readonly #listeners = new Set<() => void>();

  #scheduled = 0;
  #inFlight = 0;
  #limit: number | undefined;
  /** Lowest count of requests left that was seen for the window `resetSeconds`. */
  #window: { remaining: number; resetSeconds: number; endsAt: number } | undefined;
  /** When the last calls were sent, monotonic, no more than the documented limit: it holds where headers are missing. */
  readonly #sent: number[] = [];
  #headersSeen: boolean | undefined;
  #pausedUntil = 0;
  #lastRefusalAt: number | undefined;
  #lastError: { message: string; at: number } | undefined;
  #wake: { at: number; cancel: () => void } | undefined;
  #closed: Error | undefined;

  constructor({ clock, log, random = Math.random }: ThrottleParts) {
    this.#clock = clock;
    this.#log = log;
    this.#random = random;
  }

  /** Calls back after every change of `state()`; the function returned ends it. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  state(): ThrottleState {
    const now = this.#clock.monotonic();
    const toWall = (at: number) => this.#clock.wall() + at - now;
    const window = this.#window;
    const fresh = window !== undefined && window.endsAt > now;
    const sendAt = this.#sendAt(now);
    return {
      ...(this.#limit !== undefined && { limit: this.#limit }),
      ...(fresh && { remaining: Math.max(0, window.remaining - this.#inFlight), resetAt: toWall(window.endsAt) }),
      waiting: this.#queue.length + this.#backingOff.size,
      inFlight: this.#inFlight,
      ...(sendAt !== undefined && sendAt > now && { pausedUntil: toWall(sendAt) }),
      ...(this.#lastRefusalAt !== undefined && { lastRefusalAt: this.#lastRefusalAt }),
      ...(this.#lastError !== undefined && { lastError: this.#lastError }),
    };
  }

  /**
   * Sends the call as soon as the rate limit lets it.
   * @returns the answer, whatever its status, except 429: that is waited out, at most five times.
   * @throws what `send` throws (after the retries that are harmless), OutcomeUnknownError for a call that writes, or
   *   the signal's reason; a waiting call that is cancelled costs nothing.
   */
  schedule(call: ThrottledCall): Promise<Exchange> {
    return new Promise((resolve, reject) => {
      if (this.#closed !== undefined || call.signal?.aborted) {
        reject(this.#closed ?? call.signal?.reason);
        return;
      }
      const waiting: Waiting = { call, order: this.#scheduled++, attempts: 0, resolve, reject, release: () => {} };
      const { signal } = call;
      if (signal !== undefined) {
        const leave = () => {
          if (this.#remove(waiting)) {
            waiting.release();
            reject(signal.reason);
            this.#changed();
          }
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.release = () => signal.removeEventListener('abort', leave);
      }
      this.#queue.push(waiting);
      this.#pump();
      this.#changed();
    });
  }

  /** Ends every waiting call with `reason` and takes no more. Calls in flight end by their own signal. */
  close(reason: Error): void {
    this.#closed = reason;
    this.#wake?.cancel();
    for (const waiting of [...this.#queue, ...this.#backingOff.keys()]) {
      this.#remove(waiting);
      waiting.release();
      waiting.reject(reason);
    }
    this.#listeners.clear();
  }

  #pump(): void {
    while (this.#queue.length > 0) {
      const now = this.#clock.monotonic();
      const at = this.#sendAt(now);
      if (at === undefined) {
        return; // an answer under way decides
      }
      if (at > now) {
        this.#wakeAt(at);
        return;
      }
      const next = this.#queue.shift();
      if (next !== undefined) {
        this.#inFlight += 1;
        this.#sent.push(now);
        this.#sent.splice(0, this.#sent.length - documentedLimit);
        void this.#send(next);
      }
    }
  }

  /** When the next call may be sent, monotonic; undefined: once an answer that is under way has come. */
  #sendAt(now: number): number | undefined {
    if (this.#pausedUntil > now) {
      return this.#pausedUntil;
    }
    if (this.#window !== undefined && this.#window.endsAt > now) {
      if (this.#window.remaining - this.#inFlight > 0) {
        return now;
      }
      return this.#window.remaining > 0 ? undefined : this.#window.endsAt;
    }
    if (this.#headersSeen === false) {
      return this.#sendAtByLog(now);
    }
    return this.#inFlight === 0 ? now : undefined;
  }

  /** Without headers the documented limit is counted here. */
  #sendAtByLog(now: number): number {
    const oldest = this.#sent.length < documentedLimit ? undefined : this.#sent[0];
    return oldest === undefined ? now : Math.max(now, oldest + documentedWindowMs);
  }

  async #send(waiting: Waiting): Promise<void> {
    const { call } = waiting;
    waiting.attempts += 1;
    let next: NextStep;
    try {
      const exchange = await call.send();
      const reading = readRateLimit((name) => headerOf(exchange, name), this.#clock.wall());
      this.#learn(reading);
      next = afterAnswer(exchange, reading, call, waiting.attempts, this.#random);
    } catch (error) {
      next = afterFailure(error, call, waiting.attempts, this.#random);
    }
    this.#inFlight -= 1;
    this.#take(waiting, next);
    this.#pump();
    this.#changed();
  }

  #take(waiting: Waiting, next: NextStep): void {
    switch (next.kind) {
      case 'resolve':
        this.#note(errorForStatus(next.exchange));
        waiting.release();
        waiting.resolve(next.exchange);
        return;
      case 'reject':
        this.#note(next.reason);
        waiting.release();
        waiting.reject(next.reason);
        return;
      case 'pauseAll':
        this.#pauseAll(next.ms);
        this.#putBack(waiting);
        return;
      case 'again':
        this.#log.info(`A call is tried again in ${Math.ceil(next.ms)} ms (${next.why}).`);
        this.#backOff(waiting, next.ms);
    }
  }

  /** A cancel is no error and is not kept. */
  #note(error: unknown): void {
    if (error instanceof TrackberryError) {
      this.#lastError = { message: error.message, at: this.#clock.wall() };
    }
  }

  #pauseAll(ms: number): void {
    this.#log.warn(`Rate limit: refused, everything waits ${Math.ceil(ms / 1000)} s.`);
    this.#lastRefusalAt = this.#clock.wall();
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.monotonic() + ms + this.#jitter());
    if (this.#window !== undefined) {
      // What was known of the window was wrong: after the pause one probe asks again.
      this.#window.remaining = 0;
      this.#window.endsAt = this.#pausedUntil;
    }
  }

  #backOff(waiting: Waiting, ms: number): void {
    if (this.#rejectIfGone(waiting)) {
      return;
    }
    const cancel = this.#clock.after(ms, () => {
      this.#backingOff.delete(waiting);
      this.#putBack(waiting);
      this.#pump();
    });
    this.#backingOff.set(waiting, cancel);
  }

  /** Before all that were scheduled later. */
  #putBack(waiting: Waiting): void {
    if (!this.#rejectIfGone(waiting)) {
      const index = this.#queue.findIndex(({ order }) => order > waiting.order);
      this.#queue.splice(index < 0 ? this.#queue.length : index, 0, waiting);
    }
  }

  /** A call that was cancelled, or whose queue was closed, while it was in flight does not wait again. */
  #rejectIfGone(waiting: Waiting): boolean {
    const { signal } = waiting.call;
    if (this.#closed === undefined && !signal?.aborted) {
      return false;
    }
    waiting.release();
    waiting.reject(this.#closed ?? signal?.reason);
    return true;
  }

  #learn({ limit, remaining, resetSeconds, resetInMs }: RateLimit): void {
    this.#limit = limit ?? this.#limit;
    this.#headersSeen = remaining !== undefined;
    if (remaining === undefined || resetSeconds === undefined || resetInMs === undefined) {
      return;
    }
    const window = this.#window;
    const now = this.#clock.monotonic();
    if (window === undefined || window.endsAt <= now || resetSeconds > window.resetSeconds) {
      this.#window = { remaining, resetSeconds, endsAt: now + resetInMs + this.#jitter() };
    } else if (resetSeconds === window.resetSeconds) {
      // Answers may arrive in another order than they were counted: the lowest is true.
      window.remaining = Math.min(window.remaining, remaining);
    }
  }

  #wakeAt(at: number): void {
    if (this.#wake !== undefined && this.#wake.at <= at && this.#wake.at > this.#clock.monotonic()) {
      return;
    }
    this.#wake?.cancel();
    const cancel = this.#clock.after(at - this.#clock.monotonic(), () => {
      this.#wake = undefined;
      this.#pump();
      this.#changed();
    });
    this.#wake = { at, cancel };
  }

  /** Returns whether it was waiting at all. */
  #remove(waiting: Waiting): boolean {
    const stopTimer = this.#backingOff.get(waiting);
    if (stopTimer !== undefined) {
      stopTimer();
      return this.#backingOff.delete(waiting);
    }
    const index = this.#queue.indexOf(waiting);
    if (index >= 0) {
      this.#queue.splice(index, 1);
    }
    return index >= 0;
  }

  #jitter(): number {
    return this.#random() * jitterMs;
  }

  #changed(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
