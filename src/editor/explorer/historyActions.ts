import * as vscode from 'vscode';
import { previousOf } from '../../explorer/compared.ts';
import type { Draft } from '../../explorer/draft.ts';
import type { ListedCall } from '../../explorer/history/explorerHistory.ts';
import type { HistoryEntry } from '../../explorer/history/historyEntry.ts';
import { snippetCall } from '../../explorer/snippetCall.ts';
import { formatClock } from '../../l10n/formats.ts';
import { isWrite } from '../../trackberry/method.ts';
import type { Operation } from '../../trackberry/operation.ts';
import type { Connection } from '../connection.ts';
import { settings as settingIds } from '../ids.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { Session } from '../session.ts';
import { type ComparedAnswer, showAnswerDiff } from './answerDiff.ts';
import type { Endpoints } from './endpoints.ts';
import type { ExplorerPanel } from './explorerPanel.ts';
import { pageConnection } from './pageConnection.ts';
import type { RequestSnippets } from './requestSnippets.ts';
import type { WorkspaceHistory } from './workspaceHistory.ts';

interface Parts {
  history: WorkspaceHistory;
  explorer: ExplorerPanel;
  endpoints: Endpoints;
  snippets: RequestSnippets;
  connection: Connection;
}

/** A call of the history that can still be made. */
interface FoundCall {
  call: ListedCall;
  operation: Operation;
  draft: Draft;
}

/** What one can do with the calls of the history. */
export class HistoryActions {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Fills the explorer's form with a call, and sends nothing. */
  open(ids: readonly string[]): Promise<void> {
    return this.#fill(ids, () => false);
  }

  /** As `open`, and sends it: only a call that reads, that is kept whole, and that was made where it would go now. */
  repeat(ids: readonly string[]): Promise<void> {
    return this.#fill(ids, ({ entry }) => {
      const { session } = this.#parts.connection;
      // The name alone does not tell: another organization may have it by now.
      const isSamePlace = session !== undefined && session.place === entry.place;
      if (session !== undefined && !isSamePlace) {
        void notify.information(notSentElsewhere(entry, session));
      }
      return isSamePlace && !entry.incomplete;
    });
  }

  /** As code in a language that is asked for, with the address that is connected now. */
  async copy([id]: readonly string[]): Promise<void> {
    const { snippets, connection } = this.#parts;
    const found = await this.#find(id);
    if (found !== undefined) {
      const { operation, draft } = found;
      await snippets.take('copyAs', snippetCall(operation, draft, pageConnection(connection).baseUrl));
      tellWhatIsMissing(found);
    }
  }

  /** Two of them; or one, with the call before it that is most like it. */
  async compare(ids: readonly string[]): Promise<void> {
    const { history, explorer } = this.#parts;
    const all = await history.list();
    const answers = await this.#withBodies(all);
    const [newer, older] = answers.filter(({ id }) => ids.includes(id));
    if (ids.length > 2) {
      void notify.information(vscode.l10n.t('Choose two calls to compare their answers.'));
    } else if (newer === undefined || (ids.length === 2 && older === undefined)) {
      void notify.information(
        vscode.l10n.t(
          "The answer's body is no longer there: it is kept for the session only, unless the setting {0} is on.",
          settingIds.keepHistoryBodies,
        ),
      );
    } else {
      const left = older ?? previousOf(newer, answers.slice(answers.indexOf(newer) + 1));
      if (left === undefined) {
        void notify.information(
          vscode.l10n.t('There is no earlier answer to this call whose body is there. Choose two calls.'),
        );
      } else {
        await showAnswerDiff(left, newer, explorer.documents);
      }
    }
  }

  async clear(): Promise<void> {
    const { length } = await this.#parts.history.list();
    if (length === 0) {
      void notify.information(vscode.l10n.t('The history of this workspace is empty.'));
      return;
    }
    const clear = vscode.l10n.t('Clear');
    const answer = await notify.modal(
      length === 1
        ? vscode.l10n.t('Clear 1 call from the history?')
        : vscode.l10n.t('Clear {0} calls from the history?', length),
      vscode.l10n.t('All calls that were made in this workspace are removed from it, with their bodies.'),
      clear,
    );
    if (answer === clear) {
      await this.#parts.history.clear();
    }
  }

  async #fill([id]: readonly string[], maySend: (call: ListedCall) => boolean): Promise<void> {
    const found = await this.#find(id);
    if (found !== undefined) {
      const send = !isWrite(found.operation.method) && maySend(found.call);
      this.#parts.explorer.show({ ...found.draft, send });
      tellWhatIsMissing(found);
    }
  }

  /** @returns undefined where it is gone, or cannot be made any more; the user has then been told. */
  async #find(id: string | undefined): Promise<FoundCall | undefined> {
    const { history, endpoints } = this.#parts;
    const call = (await history.list()).find((each) => each.id === id);
    if (call === undefined) {
      void notify.information(vscode.l10n.t('This call is no longer in the history.'));
      return undefined;
    }
    const { operationId, summary, method, parameters } = call.entry;
    const operation = endpoints.operations().find((each) => each.id === operationId);
    if (operation === undefined || operation.method !== method) {
      void notify.warning(
        vscode.l10n.t('"{0}" ({1}) is no longer among the operations that the explorer knows.', summary, method),
      );
      return undefined;
    }
    const { request } = await history.bodies(call.id);
    return { call, operation, draft: { operationId, parameters, ...(request !== undefined && { body: request }) } };
  }

  async #withBodies(calls: readonly ListedCall[]): Promise<ComparedAnswer[]> {
    const answers: ComparedAnswer[] = [];
    for (const { id, entry } of calls) {
      const { answer } = await this.#parts.history.bodies(id);
      if (answer !== undefined && entry.outcome.kind === 'answered') {
        answers.push({ ...entry, id, body: answer, status: entry.outcome.status, time: formatClock(entry.at) });
      }
    }
    return answers;
  }
}

function notSentElsewhere({ organization, origin }: HistoryEntry, session: Session): string {
  return organization === session.label && origin === session.origin
    ? vscode.l10n.t(
        'This call was made in an organization that was called {0} then, and may be another one than you are connected to. It is filled in, and was not sent.',
        plainText(organization),
      )
    : vscode.l10n.t(
        'This call was made in {0} ({1}); you are connected to {2} ({3}). It is filled in, and was not sent.',
        plainText(organization),
        origin,
        plainText(session.label),
        session.origin,
      );
}

function tellWhatIsMissing({ call, draft }: FoundCall): void {
  const { hasBody, incomplete } = call.entry;
  if (hasBody && draft.body === undefined) {
    void notify.information(
      vscode.l10n.t(
        'The call is there without its body, which is kept for the session only unless the setting {0} is on.',
        settingIds.keepHistoryBodies,
      ),
    );
  } else if (incomplete) {
    void notify.information(
      vscode.l10n.t('What looked like a secret, or was very long, is not kept, and is left out of this call.'),
    );
  }
}
