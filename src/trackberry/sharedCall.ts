import type { Priority, Queued } from './callQueue.ts';
import type { Exchange } from './exchange.ts';

export interface ThrottledCall {
  /** Whether sending it twice is harmless: GET yes, POST no. */
  repeatable: boolean;
  priority: Priority;
  /** Calls of the same key, waiting or in flight, are one call on the wire. For repeatable calls only. */
  key?: string | undefined;
  /** A newer background call of the same topic takes the place of an older one that waits. */
  topic?: string | undefined;
  /** @param onSent to be called when it goes to the network: before that it has certainly had no effect. */
  send(signal: AbortSignal, onSent: () => void): Promise<Exchange>;
  onSend?: (() => void) | undefined;
  /** Told when it was refused or has failed, and waits to be sent again. */
  onWait?: (() => void) | undefined;
  signal?: AbortSignal | undefined;
}

interface Waiter {
  call: ThrottledCall;
  resolve(exchange: Exchange): void;
  reject(reason: unknown): void;
  /** On the call's signal. */
  leave: () => void;
}

/** One call on the wire, and all who wait for its answer. Each of them is answered exactly once. */
export class SharedCall implements Queued {
  readonly repeatable: boolean;
  readonly key: string | undefined;
  readonly topic: string | undefined;
  readonly order: number;
  priority: Priority;
  /** Attempts that the server did not refuse. */
  tries = 0;
  /** In a row. */
  refusals = 0;
  /** Whether the latest attempt got as far as the network. */
  reachedNetwork = false;
  /** Monotonic. */
  firstSentAt: number | undefined;

  readonly #send: ThrottledCall['send'];
  readonly #onAbandoned: (call: SharedCall) => void;
  readonly #waiters: Waiter[] = [];
  /** While in flight. */
  #cut: AbortController | undefined;

  /** @param onAbandoned told when the last who waited has gone. */
  constructor(call: ThrottledCall, order: number, onAbandoned: (call: SharedCall) => void) {
    this.repeatable = call.repeatable;
    this.key = call.repeatable ? call.key : undefined;
    this.topic = call.topic;
    this.priority = call.priority;
    this.order = order;
    this.#send = call.send;
    this.#onAbandoned = onAbandoned;
  }

  /** Nobody waits any more, or the only one who does has asked to cut it. */
  get cancelled(): boolean {
    return this.#waiters.length === 0 || this.#cut?.signal.aborted === true;
  }

  /** Why it was cut, by the last who waited. */
  get cutReason(): unknown {
    return this.#cut?.signal.reason;
  }

  /** @returns the answer that all get, or a rejection with the call's own reason to leave. */
  join(call: ThrottledCall): Promise<Exchange> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { call, resolve, reject, leave: () => this.#leave(waiter) };
      call.signal?.addEventListener('abort', waiter.leave, { once: true });
      this.#waiters.push(waiter);
      if (this.#cut !== undefined && this.reachedNetwork) {
        call.onSend?.();
      }
    });
  }

  /** One attempt. */
  async send(): Promise<Exchange> {
    this.#cut = new AbortController();
    this.reachedNetwork = false;
    return await this.#send(this.#cut.signal, () => {
      this.reachedNetwork = true;
      for (const { call } of this.#waiters) {
        call.onSend?.();
      }
    });
  }

  waitsAgain(): void {
    this.#cut = undefined;
    for (const { call } of this.#waiters) {
      call.onWait?.();
    }
  }

  resolve(exchange: Exchange): void {
    for (const waiter of this.#waiters.splice(0)) {
      waiter.call.signal?.removeEventListener('abort', waiter.leave);
      waiter.resolve(exchange);
    }
  }

  reject(reason: unknown): void {
    for (const waiter of this.#waiters.splice(0)) {
      waiter.call.signal?.removeEventListener('abort', waiter.leave);
      waiter.reject(reason);
    }
  }

  #leave(waiter: Waiter): void {
    const { signal } = waiter.call;
    if (this.#cut !== undefined && !this.repeatable) {
      // In flight, and it writes: what becomes of it is still to be told.
      this.#cut.abort(signal?.reason);
      return;
    }
    this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
    waiter.reject(signal?.reason);
    if (this.#waiters.length === 0) {
      this.#cut?.abort(signal?.reason);
      this.#onAbandoned(this);
    }
  }
}
