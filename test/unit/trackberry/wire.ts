import assert from 'node:assert/strict';
import type { Priority } from '../../../src/trackberry/callQueue.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import type { ThrottledCall } from '../../../src/trackberry/sharedCall.ts';
import { Throttle } from '../../../src/trackberry/throttle.ts';
import type { WindowsHere } from '../../../src/trackberry/windowsHere.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { answer, type Headers, quotaHeaders } from './answers.ts';
import { RecordingLog } from './recordingLog.ts';

/** One attempt of one call, sent and not yet answered. */
export interface Attempt {
  readonly name: string;
  /** Monotonic milliseconds. */
  readonly at: number;
  /** Aborted when nobody waits for the answer any more. */
  readonly cut: AbortSignal;
  answer(exchange: Exchange): void;
  fail(error: unknown): void;
}

/** What became of a call, and how often: a call must settle exactly once. */
export class Outcome {
  value: Exchange | undefined;
  error: unknown;
  settled = false;

  constructor(promise: Promise<Exchange>) {
    promise.then(
      (value) => {
        this.settled = true;
        this.value = value;
      },
      (error: unknown) => {
        this.settled = true;
        this.error = error;
      },
    );
  }
}

interface Surroundings {
  clock?: FakeClock;
  windows?: WindowsHere;
}

/** A throttle on a fake clock whose other end is the test: it answers each attempt by hand. */
export class Wire {
  readonly clock: FakeClock;
  readonly log = new RecordingLog();
  readonly throttle: Throttle;
  readonly attempts: Attempt[] = [];
  readonly #flying = new Set<Attempt>();

  /** @param random 0 makes every jitter and random wait as short as it can be. */
  constructor(random: () => number = () => 0, { clock = new FakeClock(), windows }: Surroundings = {}) {
    this.clock = clock;
    this.throttle = new Throttle({ clock, log: this.log, random, ...(windows && { windows }) });
  }

  get(name: string, signal?: AbortSignal, onWait?: () => void): Outcome {
    return this.schedule(name, { signal, onWait });
  }

  gets(names: string): Outcome[] {
    return names.split(' ').map((name) => this.get(name));
  }

  post(name: string, signal?: AbortSignal): Outcome {
    return this.schedule(name, { repeatable: false, signal });
  }

  for(priority: Priority, names: string): Outcome[] {
    return names.split(' ').map((name) => this.schedule(name, { priority }));
  }

  /** Names of all attempts so far, in the order of sending. */
  get sent(): string {
    return this.attempts.map(({ name }) => name).join(' ');
  }

  /** Calls that wait, whatever their priority. */
  get waiting(): number {
    return Object.values(this.throttle.state().waiting).reduce((sum, count) => sum + count);
  }

  /** The latest attempt of a call. */
  attempt(name: string): Attempt {
    const found = this.attempts.findLast((each) => each.name === name);
    assert.ok(found, `${name} was not sent; sent: ${this.sent}`);
    return found;
  }

  quota(remaining: number, resetIn: number): Headers {
    return quotaHeaders(this.clock, { remaining, resetIn });
  }

  /** Answers the latest attempt of a call, and lets what follows from it happen. */
  async answer(name: string, status: number, headers: Headers = {}): Promise<void> {
    this.attempt(name).answer(answer(status, headers));
    await this.clock.settle();
  }

  /** Answers all that is in flight, and all that is sent because of it, one after the other. */
  async answerAll(headers: () => Headers = () => ({})): Promise<void> {
    // A set yields what is added meanwhile, too.
    for (const attempt of this.#flying) {
      attempt.answer(answer(200, headers()));
      await this.clock.settle();
    }
  }

  async fail(name: string, error: unknown): Promise<void> {
    this.attempt(name).fail(error);
    await this.clock.settle();
  }

  /** As a caller of the throttle, with a name for the test. What is not given is a person's GET: the budget alone holds it. */
  schedule(name: string, call: Partial<ThrottledCall> = {}): Outcome {
    const send: ThrottledCall['send'] = (cut, onSent) => {
      const { promise, resolve, reject } = Promise.withResolvers<Exchange>();
      const attempt = { name, at: this.clock.monotonic(), cut, answer: resolve, fail: reject };
      this.attempts.push(attempt);
      this.#flying.add(attempt);
      const landed = () => this.#flying.delete(attempt);
      promise.then(landed, landed);
      cut.addEventListener('abort', () => reject(cut.reason));
      onSent();
      return promise;
    };
    return new Outcome(this.throttle.schedule({ repeatable: true, priority: 'person', send, ...call }));
  }
}
