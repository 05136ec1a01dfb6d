import type { Priority } from '../../../src/trackberry/callQueue.ts';
import { Quota, type Sent } from '../../../src/trackberry/quota.ts';
import { readRateLimit } from '../../../src/trackberry/rateLimit.ts';
import type { Neighbours } from '../../../src/trackberry/windowShare.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { type Headers, quotaHeaders } from './answers.ts';

/** A quota on a fake clock; the test sends its calls and answers them. */
export class Budget {
  readonly clock = new FakeClock();
  readonly quota: Quota;

  /** @param random 0 makes every jitter as short as it can be. */
  constructor(random: () => number = () => 0) {
    this.quota = new Quota({ clock: this.clock, random });
  }

  /** A call sent and answered in the same instant. */
  ask(remaining: number, resetIn: number, limit?: number): void {
    this.answer(this.quota.sent(), remaining, resetIn, limit);
  }

  /** @param resetIn seconds from now. */
  answer(sent: Sent, remaining: number, resetIn: number, limit = 100): void {
    this.answerWith(sent, quotaHeaders(this.clock, { limit, remaining, resetIn }));
  }

  answerWith(sent: Sent, headers: Headers, refused = false): void {
    this.quota.answered(
      sent,
      readRateLimit((name) => headers[name]),
      refused,
    );
  }

  /** What a look at the other windows brings; the others have just told it. */
  look(neighbours: Partial<Neighbours>): void {
    const now = this.clock.monotonic();
    this.quota.lookedAround(
      { others: 0, place: 0, claimed: 0, unserved: [], agreedAt: now, known: true, ...neighbours },
      [],
    );
  }

  /** Milliseconds until a call of this priority may go, as far as is known. */
  wait(priority: Priority = 'person'): number {
    const now = this.clock.monotonic();
    return this.quota.sendAt(priority, now) - now;
  }

  /** Sends all that may go now. @returns them. */
  sendAll(priority: Priority): Sent[] {
    const all: Sent[] = [];
    while (this.wait(priority) <= 0) {
      all.push(this.quota.sent());
    }
    return all;
  }
}
