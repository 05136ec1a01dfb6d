import type { MadeCall } from '../../explorer/history/historyRecord.ts';
import type { Answer } from '../../explorer/protocol.ts';
import type { NewShipment } from '../../trackberry/client.ts';
import { OutcomeUnknownError } from '../../trackberry/errors.ts';
import type { Exchange } from '../../trackberry/exchange.ts';
import type { Operation } from '../../trackberry/operation.ts';
import { answered, cancelledAfterSending, failed, quotaOf } from '../explorer/explorerCall.ts';
import { describe, isCancellation } from '../messages.ts';
import type { Session } from '../session.ts';

/** What the history keeps of a creation: the same as if the explorer had made it. */
export class CreationRecord {
  readonly #operation: Operation;
  readonly #session: Session;
  readonly #body: string;
  readonly #started = performance.now();
  #sentAt: number | undefined;
  #exchange: Exchange | undefined;
  #error: unknown;

  constructor(operation: Operation, session: Session, shipment: Partial<NewShipment>) {
    this.#operation = operation;
    this.#session = session;
    this.#body = JSON.stringify({ shipment });
  }

  sent(): void {
    this.#sentAt ??= Date.now();
  }

  /** Again: it was refused for the rate limit, and has done nothing. */
  waits(): void {
    this.#sentAt = undefined;
  }

  answered(exchange: Exchange): void {
    this.#exchange = exchange;
  }

  failed(error: unknown): void {
    this.#error = error;
  }

  /** Keeps the call, if it was sent. */
  async tell(keep: (call: MadeCall) => Promise<void>): Promise<void> {
    if (this.#sentAt !== undefined) {
      const { place, label: organization, origin } = this.#session;
      const operation = this.#operation;
      const draft = { operationId: operation.id, parameters: {}, body: this.#body };
      await keep({ at: this.#sentAt, place, organization, origin, operation, draft, answer: this.#answer() });
    }
  }

  #answer(): Answer {
    const error = this.#error;
    if (this.#exchange !== undefined) {
      const waitingMs = Math.max(0, performance.now() - this.#started - this.#exchange.totalMs);
      return answered(this.#operation, this.#exchange, waitingMs, quotaOf(this.#session));
    }
    return isCancellation(error)
      ? cancelledAfterSending(this.#operation)
      : { ...failed(describe(error).sentence), outcomeUnknown: error instanceof OutcomeUnknownError };
  }
}
