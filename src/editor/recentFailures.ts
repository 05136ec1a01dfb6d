import type { FailureFact } from '../diagnostics/report.ts';
import { errorKind } from '../trackberry/errorKind.ts';

const most = 10;

/** What has failed in this window, for a report: kinds of errors alone, no text of one. */
export class RecentFailures {
  readonly #failures: FailureFact[] = [];

  get all(): readonly FailureFact[] {
    return this.#failures;
  }

  note(during: string, error: unknown): void {
    this.#failures.push({ at: Date.now(), during, kind: errorKind(error) });
    this.#failures.splice(0, this.#failures.length - most);
  }
}
