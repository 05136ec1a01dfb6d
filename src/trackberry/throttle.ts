import type { Clock } from './clock.ts';
import { errorForStatus, TrackberryError, UnreachableError } from './errors.ts';
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
  /** Told when it was refused or has failed, and waits to be sent again. */
  onWait?: (() => void) | undefined;
  signal?: AbortSignal | undefined;
}

interface Waiting {
  call: ThrottledCall;
  /** Its place in the queue, kept when it is put back. */
  order: number;
  /** Attempts that the server did not refuse. */
  tries: number;
  /** In a row. */
  refusals: number;
  resolve(exchange: Exchange): void;
  reject(reason: unknown): void;
  /** Takes the abort listener off. */
  release(): void;
}

interface Window {
  /** Lowest count of requests left that was seen. */
  remaining: number;
  resetSeconds: number;
  /** Monotonic. */
  endsAt: number;
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
  /** Those in flight that were sent to ask for the state; none beside them is sent on a guess. */
  #probes = 0;
  #window: Window | undefined;
  /** When the last calls were sent, monotonic, no more than the documented limit: it holds where headers are missing. */
  readonly #sent: number[] = [];
  /** What the last probe brought. `partial`: a count without a credible reset. */
  #headers: 'unknown' | 'whole' | 'partial' | 'missing' = 'unknown';
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
    const window = this.#openWindow(now);
    const sendAt = this.#sendAt(now);
    return {
      ...(this.#limit !== undefined && { limit: this.#limit }),
      ...(window !== undefined && {
        remaining: Math.max(0, window.remaining - this.#inFlight),
        resetAt: toWall(window.endsAt),
      }),
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
      const waiting: Waiting = {
        call,
        order: this.#scheduled++,
        tries: 0,
        refusals: 0,
        resolve,
        reject,
        release: () => {},
      };
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
        // An answer under way decides, or the end of the window: one that hangs holds nobody up beyond it.
        const window = this.#openWindow(now);
        if (window !== undefined) {
          this.#wakeAt(window.endsAt);
        }
        return;
      }
      if (at > now) {
        this.#wakeAt(at);
        return;
      }
      const next = this.#queue.shift();
      if (next !== undefined) {
        this.#sent.push(now);
        this.#sent.splice(0, this.#sent.length - documentedLimit);
        void this.#send(next, now);
      }
    }
  }

  #openWindow(now: number): Window | undefined {
    return this.#window !== undefined && this.#window.endsAt > now ? this.#window : undefined;
  }

  /** When the next call may be sent, monotonic; undefined: once an answer that is under way has come. */
  #sendAt(now: number): number | undefined {
    if (this.#pausedUntil > now) {
      return this.#pausedUntil;
    }
    const window = this.#openWindow(now);
    if (window !== undefined) {
      if (window.remaining - this.#inFlight > 0) {
        return now;
      }
      return window.remaining > 0 ? undefined : window.endsAt;
    }
    if (this.#headers === 'missing') {
      return this.#sendAtByLog(now);
    }
    if (this.#probes > 0) {
      return undefined;
    }
    return this.#headers === 'partial' ? this.#sendAtByLog(now) : now;
  }

  /** Without a window the documented limit is counted here. */
  #sendAtByLog(now: number): number {
    const oldest = this.#sent.length < documentedLimit ? undefined : this.#sent[0];
    return oldest === undefined ? now : Math.max(now, oldest + documentedWindowMs);
  }

  async #send(waiting: Waiting, now: number): Promise<void> {
    const { call } = waiting;
    const probes = this.#openWindow(now) === undefined && this.#headers !== 'missing' ? 1 : 0;
    this.#inFlight += 1;
    this.#probes += probes;
    let next: NextStep;
    try {
      const exchange = await call.send();
      const reading = readRateLimit((name) => headerOf(exchange, name), this.#clock.wall());
      this.#learn(reading, now);
      next = afterAnswer(exchange, reading, call, countAttempt(waiting, exchange.status === 429), this.#random);
    } catch (error) {
      if (!(error instanceof UnreachableError)) {
        this.#countUnseen();
      }
      next = afterFailure(error, call, countAttempt(waiting, false), this.#random);
    }
    this.#inFlight -= 1;
    this.#probes -= probes;
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
        if (next.pauseMs !== undefined) {
          this.#pauseAll(next.pauseMs);
        }
        this.#note(next.reason);
        waiting.release();
        waiting.reject(next.reason);
        return;
      case 'pauseAll':
        this.#pauseAll(next.ms);
        this.#putBack(waiting);
        waiting.call.onWait?.();
        return;
      case 'again':
        this.#log.info(`A call is tried again in ${Math.ceil(next.ms)} ms (${next.why}).`);
        this.#backOff(waiting, next.ms);
        waiting.call.onWait?.();
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
    if (this.#headers === 'missing') {
      this.#headers = 'unknown';
    }
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
      this.#changed();
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

  #learn({ limit, remaining, resetSeconds, resetInMs }: RateLimit, sentAt: number): void {
    this.#limit = limit ?? this.#limit;
    const window = this.#window;
    const now = this.#clock.monotonic();
    if (remaining === undefined || resetSeconds === undefined || resetInMs === undefined) {
      this.#countUnseen();
      // One answer without headers is no reason to count alone: only one to a call sent since the last reset is.
      if (sentAt >= Math.max(this.#pausedUntil, window?.endsAt ?? 0)) {
        this.#headers = remaining === undefined ? 'missing' : 'partial';
        if (remaining === 0) {
          this.#pausedUntil = Math.max(this.#pausedUntil, now + documentedWindowMs + this.#jitter());
        }
      }
      return;
    }
    this.#headers = 'whole';
    if (window === undefined || window.endsAt <= now || resetSeconds > window.resetSeconds) {
      this.#window = { remaining, resetSeconds, endsAt: now + resetInMs + this.#jitter() };
    } else if (resetSeconds === window.resetSeconds) {
      // Answers may arrive in another order than they were counted: the lowest is true.
      window.remaining = Math.min(window.remaining, remaining);
    }
  }

  /** A call that may have been counted by the server, and whose answer did not tell. */
  #countUnseen(): void {
    if (this.#window !== undefined) {
      this.#window.remaining = Math.max(0, this.#window.remaining - 1);
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

/** Returns how many attempts have ended this way: refusals in a row, or all others. */
function countAttempt(waiting: Waiting, refused: boolean): number {
  waiting.refusals = refused ? waiting.refusals + 1 : 0;
  waiting.tries += refused ? 0 : 1;
  return refused ? waiting.refusals : waiting.tries;
}
