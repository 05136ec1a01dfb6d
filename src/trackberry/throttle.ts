import { CallHistory, type HistoryBin } from './callHistory.ts';
import { CallQueue, type Priority, priorities } from './callQueue.ts';
import type { Clock } from './clock.ts';
import { errorKind } from './errorKind.ts';
import {
  errorForStatus,
  QueueFullError,
  SupersededError,
  TrackberryError,
  UnauthorizedError,
  UnreachableError,
} from './errors.ts';
import { type Exchange, headerOf } from './exchange.ts';
import type { Log } from './log.ts';
import { PacedEvent } from './pacedEvent.ts';
import { Quota, type Sent } from './quota.ts';
import { readRateLimit } from './rateLimit.ts';
import { type Attempted, afterAnswer, afterFailure, type NextStep } from './retry.ts';
import { SharedCall, type ThrottledCall } from './sharedCall.ts';
import type { WindowsHere } from './windowsHere.ts';

/** `kind` as `errorKind` tells it; unix milliseconds. */
interface LastError {
  message: string;
  kind: string;
  at: number;
}

/** What a person may know about the queue of one token at one address. Times are unix milliseconds. */
export interface ThrottleState {
  limit?: number;
  remaining: number;
  /** Whether `remaining` is counted on this side, because no header tells. */
  estimated: boolean;
  resetAt?: number;
  waiting: Readonly<Record<Priority, number>>;
  inFlight: number;
  /** Set while nothing is sent: the quota is used up, or a call was refused. */
  pausedUntil?: number;
  lastRefusalAt?: number;
  lastError?: LastError;
  /** The token was refused: what waited has ended, and only a person's call tries it again. */
  unauthorized?: UnauthorizedError;
  /** Windows on this machine that send with this token now, this one included. */
  windowsHere: number;
  /** Part of the quota that all others use, 0 to 1. */
  othersShare: number;
}

interface ThrottleParts {
  clock: Clock;
  log: Log;
  random?: () => number;
  /** The other windows on this machine that use this token. */
  windows?: WindowsHere;
}

/** Background calls that may wait. */
const mostBackground = 1_000;
/** Between two events for the eye. */
const eventPauseMs = 1_000;

/**
 * The queue before the network, one for each (address, token): for whom a call is made decides when it goes, `Quota`
 * how many may go, `retry` what becomes of it. A refused call goes back to the front, and all others wait with it.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #random: () => number;
  readonly #windows: WindowsHere | undefined;
  readonly #quota: Quota;
  readonly #queue = new CallQueue<SharedCall>();
  /** Waiting or in flight, for others to join. */
  readonly #byKey = new Map<string, SharedCall>();
  /** Waiting background calls that a newer one would replace. */
  readonly #byTopic = new Map<string, SharedCall>();
  /** Calls that wait for a time of their own, each with the way to stop its timer. */
  readonly #backingOff = new Map<SharedCall, () => void>();
  readonly #history = new CallHistory();
  readonly #changed: PacedEvent;

  #scheduled = 0;
  #unauthorized: UnauthorizedError | undefined;
  #unauthorizedAt = Number.NEGATIVE_INFINITY;
  #lastRefusalAt: number | undefined;
  #lastError: LastError | undefined;
  #wake: { at: number; cancel: () => void } | undefined;
  #closed: Error | undefined;

  constructor({ clock, log, random = Math.random, windows }: ThrottleParts) {
    this.#clock = clock;
    this.#log = log;
    this.#random = random;
    this.#windows = windows;
    this.#quota = new Quota({ clock, random });
    this.#changed = new PacedEvent(clock, eventPauseMs);
    windows?.onLook(() => this.#lookedAround());
  }

  /** Calls back when `state()` has changed, at most once a second; the function returned ends it. */
  onDidChange(listener: () => void): () => void {
    return this.#changed.listen(listener);
  }

  state(): ThrottleState {
    const now = this.#clock.monotonic();
    const toWall = (at: number) => this.#clock.wall() + at - now;
    const { limit, reading, pausedUntil, inFlight, neighbours, othersShare } = this.#quota;
    return {
      ...(limit !== undefined && { limit }),
      remaining: this.#quota.remaining,
      estimated: reading === undefined,
      ...(reading !== undefined && { resetAt: toWall(reading.endsAt) }),
      waiting: this.#waiting(),
      inFlight,
      ...(pausedUntil !== undefined && { pausedUntil: toWall(pausedUntil) }),
      ...(this.#lastRefusalAt !== undefined && { lastRefusalAt: this.#lastRefusalAt }),
      ...(this.#lastError !== undefined && { lastError: this.#lastError }),
      ...(this.#unauthorized !== undefined && { unauthorized: this.#unauthorized }),
      windowsHere: neighbours.others + 1,
      othersShare,
    };
  }

  /** Calls of the last ten minutes, see `CallHistory`. */
  history(): HistoryBin[] {
    return this.#history.read(this.#clock.monotonic());
  }

  /**
   * Sends the call as soon as the rate limit and those before it let it.
   * @returns the answer, whatever its status, except 429: that is waited out, at most five times.
   * @throws what `send` throws (after the retries that are harmless), OutcomeUnknownError for a call that writes,
   *   UnauthorizedError while the token is refused, SupersededError or QueueFullError for background work, or the
   *   signal's reason; a waiting call that is cancelled costs nothing.
   */
  async schedule(call: ThrottledCall): Promise<Exchange> {
    call.signal?.throwIfAborted();
    if (this.#closed !== undefined) {
      throw this.#closed;
    }
    if (this.#unauthorized !== undefined && call.priority !== 'person') {
      throw this.#unauthorized;
    }
    const same = call.repeatable && call.key !== undefined ? this.#byKey.get(call.key) : undefined;
    const shared = same ?? this.#enqueue(call);
    if (rank(call.priority) < rank(shared.priority)) {
      this.#promote(shared, call.priority);
    }
    const answer = shared.join(call);
    this.#pump();
    this.#changed.fire();
    return await answer;
  }

  /** Ends every waiting background call with `reason`. @returns how many there were. */
  cancelBackground(reason: Error): number {
    const waiting = [...this.#queue.of('background'), ...this.#backingOff.keys()].filter(
      ({ priority }) => priority === 'background',
    );
    for (const call of waiting) {
      this.#leaveQueue(call);
      call.reject(reason);
    }
    this.#pump();
    this.#changed.fire();
    return waiting.length;
  }

  /** Ends every waiting call with `reason` and takes no more. Calls in flight end by their own signal. */
  close(reason: Error): void {
    this.#closed = reason;
    this.#wake?.cancel();
    this.#rejectWaiting(reason);
    this.#changed.close();
    this.#windows?.close();
  }

  #enqueue(call: ThrottledCall): SharedCall {
    const shared = new SharedCall(call, this.#scheduled++, (abandoned) => this.#abandon(abandoned));
    if (shared.priority === 'background') {
      this.#makeRoom(shared);
    }
    if (shared.key !== undefined) {
      this.#byKey.set(shared.key, shared);
    }
    this.#queue.add(shared);
    return shared;
  }

  /** In the background, by taking the place of an older call of the same topic. */
  #makeRoom(shared: SharedCall): void {
    const older = shared.topic === undefined ? undefined : this.#byTopic.get(shared.topic);
    if (older !== undefined && this.#leaveQueue(older)) {
      older.reject(new SupersededError());
    }
    if (this.#queue.count('background') >= mostBackground) {
      throw new QueueFullError(mostBackground);
    }
    if (shared.topic !== undefined) {
      this.#byTopic.set(shared.topic, shared);
    }
  }

  /** Somebody more important waits for it, too: no newer one may take its place. */
  #promote(shared: SharedCall, priority: Priority): void {
    this.#queue.promote(shared, priority);
    if (shared.topic !== undefined && this.#byTopic.get(shared.topic) === shared) {
      this.#byTopic.delete(shared.topic);
    }
  }

  #pump(): void {
    while (this.#queue.size > 0) {
      const now = this.#clock.monotonic();
      let earliest = Number.POSITIVE_INFINITY;
      let next: SharedCall | undefined;
      for (const priority of this.#queue.turns()) {
        const at = this.#sendAt(priority, now);
        if (at <= now) {
          next = this.#queue.take(priority);
          break;
        }
        earliest = Math.min(earliest, at);
      }
      if (next === undefined) {
        this.#wakeAt(earliest);
        break;
      }
      void this.#send(next);
    }
    if (this.#queue.size === 0) {
      this.#wake?.cancel();
      this.#wake = undefined;
    }
    const { inFlight, allotted, recent, reading } = this.#quota;
    const waiting = this.#queue.size;
    this.#windows?.tell({
      waiting: waiting + inFlight > 0,
      claimed: inFlight + Math.min(allotted, waiting),
      recent,
      reading,
    });
  }

  /** A machine first looks what the other windows here are doing; a person does not wait for that. */
  #sendAt(priority: Priority, now: number): number {
    const at = this.#quota.sendAt(priority, now);
    const lookAt = priority === 'person' ? undefined : this.#windows?.lookFirst(now);
    return lookAt === undefined ? at : Math.max(at, lookAt);
  }

  async #send(call: SharedCall): Promise<void> {
    const now = this.#clock.monotonic();
    const sent = this.#quota.sent();
    this.#history.count('sent', now);
    call.firstSentAt ??= now;
    if (!call.repeatable) {
      // What was read before it is not what may be read after it.
      this.#byKey.clear();
    }
    this.#take(call, await this.#attempt(call, sent));
    if (!call.repeatable) {
      this.#byKey.clear();
    }
    this.#pump();
    this.#changed.fire();
  }

  async #attempt(call: SharedCall, sent: Sent): Promise<NextStep> {
    try {
      const exchange = await call.send();
      const { status, bytes, headersMs, totalMs } = exchange;
      this.#log.debug(
        `${URL.parse(exchange.url)?.pathname}: ${status}, ${bytes} bytes, ${Math.round(headersMs)} ms to the headers, ${Math.round(totalMs)} in all.`,
      );
      const limit = readRateLimit((name) => headerOf(exchange, name));
      const refused = exchange.status === 429;
      this.#quota.answered(sent, limit, refused);
      this.#countAttempt(call, refused);
      this.#noticeAuthorization(exchange, sent);
      return afterAnswer(exchange, this.#quota.waitAfterRefusal(limit), this.#attempted(call), this.#random);
    } catch (error) {
      this.#quota.lost(sent, call.reachedNetwork && !(error instanceof UnreachableError));
      this.#countAttempt(call, false);
      return afterFailure(error, this.#attempted(call), this.#random);
    }
  }

  #countAttempt(call: SharedCall, refused: boolean): void {
    call.refusals = refused ? call.refusals + 1 : 0;
    call.tries += refused ? 0 : 1;
    if (refused) {
      this.#history.count('refused', this.#clock.monotonic());
      this.#lastRefusalAt = this.#clock.wall();
    }
  }

  #attempted(call: SharedCall): Attempted {
    const { repeatable, cancelled, reachedNetwork, tries, refusals, firstSentAt = 0 } = call;
    const elapsedMs = this.#clock.monotonic() - firstSentAt;
    return { repeatable, cancelled, reachedNetwork, tries, refusals, elapsedMs };
  }

  #take(call: SharedCall, next: NextStep): void {
    switch (next.kind) {
      case 'resolve':
        this.#forget(call);
        this.#note(errorForStatus(next.exchange));
        call.resolve(next.exchange);
        return;
      case 'reject':
        this.#forget(call);
        if (next.pauseMs !== undefined) {
          this.#pauseAll(next.pauseMs);
        }
        this.#note(next.reason);
        call.reject(next.reason);
        return;
      case 'pauseAll':
        this.#pauseAll(next.ms);
        this.#putBack(call);
        return;
      case 'again':
        this.#log.info(`A call is tried again in ${Math.ceil(next.ms)} ms (${next.why}).`);
        this.#backOff(call, next.ms);
    }
  }

  /** 401 stands for all calls with this token: they end with it, instead of each asking again. */
  #noticeAuthorization(exchange: Exchange, sent: Sent): void {
    const error = errorForStatus(exchange);
    if (error instanceof UnauthorizedError) {
      this.#unauthorized = error;
      this.#unauthorizedAt = this.#clock.monotonic();
      this.#rejectWaiting(error);
    } else if (sent.at >= this.#unauthorizedAt && showsAcceptedToken(exchange.status)) {
      this.#unauthorized = undefined;
    }
  }

  /** A cancel is no error and is not kept. */
  #note(error: unknown): void {
    if (error instanceof TrackberryError) {
      this.#lastError = { message: error.message, kind: errorKind(error), at: this.#clock.wall() };
    }
  }

  #pauseAll(ms: number): void {
    this.#log.warn(`Rate limit: refused, everything waits ${Math.ceil(ms / 1000)} s.`);
    this.#quota.pause(ms);
  }

  #backOff(call: SharedCall, ms: number): void {
    if (this.#endIfGone(call)) {
      return;
    }
    const cancel = this.#clock.after(ms, () => {
      this.#backingOff.delete(call);
      this.#queue.putBack(call);
      this.#pump();
      this.#changed.fire();
    });
    this.#backingOff.set(call, cancel);
    call.waitsAgain();
  }

  #putBack(call: SharedCall): void {
    if (!this.#endIfGone(call)) {
      this.#queue.putBack(call);
      call.waitsAgain();
    }
  }

  /** While it was in flight it was cancelled, the queue closed, or the token refused: it does not wait again. */
  #endIfGone(call: SharedCall): boolean {
    const refused = call.priority === 'person' ? undefined : this.#unauthorized;
    const gone = this.#closed !== undefined || call.cancelled || refused !== undefined;
    if (gone) {
      this.#forget(call);
      call.reject(this.#closed ?? (call.cancelled ? call.cutReason : refused));
    }
    return gone;
  }

  /** The last who waited has gone. */
  #abandon(call: SharedCall): void {
    this.#leaveQueue(call);
    this.#pump();
    this.#changed.fire();
  }

  #rejectWaiting(reason: Error): void {
    for (const call of [
      ...this.#queue.of('person'),
      ...this.#queue.of('view'),
      ...this.#queue.of('background'),
      ...this.#backingOff.keys(),
    ]) {
      this.#leaveQueue(call);
      call.reject(reason);
    }
  }

  /** Returns whether it was waiting at all. */
  #leaveQueue(call: SharedCall): boolean {
    this.#forget(call);
    const stopTimer = this.#backingOff.get(call);
    stopTimer?.();
    return this.#backingOff.delete(call) || this.#queue.remove(call);
  }

  /** Nobody joins or replaces it any more. */
  #forget(call: SharedCall): void {
    if (call.key !== undefined && this.#byKey.get(call.key) === call) {
      this.#byKey.delete(call.key);
    }
    if (call.topic !== undefined && this.#byTopic.get(call.topic) === call) {
      this.#byTopic.delete(call.topic);
    }
  }

  #lookedAround(): void {
    if (this.#windows !== undefined) {
      this.#quota.lookedAround(this.#windows.neighbours, this.#windows.readings);
      this.#pump();
      this.#changed.fire();
    }
  }

  #waiting(): Record<Priority, number> {
    const counts = {
      person: this.#queue.count('person'),
      view: this.#queue.count('view'),
      background: this.#queue.count('background'),
    };
    for (const { priority } of this.#backingOff.keys()) {
      counts[priority] += 1;
    }
    return counts;
  }

  #wakeAt(at: number): void {
    if (this.#wake !== undefined && this.#wake.at <= at && this.#wake.at > this.#clock.monotonic()) {
      return;
    }
    this.#wake?.cancel();
    const cancel = this.#clock.after(Math.max(0, at - this.#clock.monotonic()), () => {
      this.#wake = undefined;
      this.#pump();
      this.#changed.fire();
    });
    this.#wake = { at, cancel };
  }
}

function rank(priority: Priority): number {
  return priorities.indexOf(priority);
}

/** Also a refusal may show that it knows who asks; one of a gateway, or for the rate limit, does not. */
function showsAcceptedToken(status: number): boolean {
  return status < 300 || (status >= 400 && status < 500 && status !== 429);
}
