import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Draft } from '../../explorer/draft.ts';
import { type FormValues, keptForm } from '../../explorer/formValues.ts';
import type { MadeCall } from '../../explorer/history/historyRecord.ts';
import type { Answer, FromPage, Opening, ToPage } from '../../explorer/protocol.ts';
import { sentReference } from '../../explorer/sentReference.ts';
import { snippetCall } from '../../explorer/snippetCall.ts';
import type { Log } from '../../trackberry/log.ts';
import { isWrite } from '../../trackberry/method.ts';
import type { Operation } from '../../trackberry/operation.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { commands } from '../ids.ts';
import { notify } from '../notify.ts';
import { anotherPlace, type Place, placeOf } from '../profiles/anotherPlace.ts';
import { makeAllPagesCall } from './allPagesCall.ts';
import type { AnswerDocuments } from './answerDocuments.ts';
import { AnswerStore, type KeptAnswer } from './answerStore.ts';
import { openAsText, saveBody } from './answerText.ts';
import type { Endpoints } from './endpoints.ts';
import { type CallProgress, makeCall } from './explorerCall.ts';
import { exportCsv } from './exportCsv.ts';
import { openDifferences } from './openDifferences.ts';
import { pageConnection } from './pageConnection.ts';
import { compareWithPrevious, previousAnswer } from './previousAnswer.ts';
import { ReferenceLookup } from './referenceLookup.ts';
import type { RequestSnippets } from './requestSnippets.ts';
import { type KnownSecrets, secretRemover } from './secretRemover.ts';

export interface MessageParts extends KnownSecrets {
  connection: Connection;
  endpoints: Endpoints;
  log: Log;
  documents: AnswerDocuments;
  snippets: RequestSnippets;
  showShipment(id: string): Promise<void>;
  /** A call that writes has succeeded: what is shown elsewhere is out of date. */
  onDidWrite(): void;
  /** A call was sent, whatever has become of it. */
  onDidCall(call: MadeCall): Promise<void>;
}

/** Does what the page of one panel asks for, and answers it. */
export class ExplorerMessages implements vscode.Disposable {
  readonly #parts: MessageParts;
  readonly #post: (message: ToPage) => void;
  readonly #takeKeyboard: () => void;
  readonly #disposables = new Disposables();
  readonly #answers = new AnswerStore();
  /** Each page counts its calls from one, and documents of an earlier one may still be open. */
  readonly #id = randomBytes(6).toString('hex');
  readonly #lookup: ReferenceLookup;
  #ended = false;
  /** Where the last call went. */
  #from: Place | undefined;
  /** What is filled in, by operation: a hidden page is thrown away, and its own state goes to the disk. */
  readonly #forms = new Map<string, FormValues>();
  #call: { id: number; abort: AbortController } | undefined;
  /** Given again to a page that was hidden, and so thrown away, meanwhile. */
  #lastAnswer: Extract<ToPage, { type: 'answer' }> | undefined;

  /** @param takeKeyboard gives the keyboard back to the page. */
  constructor(parts: MessageParts, post: (message: ToPage) => void, takeKeyboard: () => void) {
    this.#parts = parts;
    this.#takeKeyboard = takeKeyboard;
    this.#post = post;
    this.#lookup = this.#disposables.add(new ReferenceLookup(post));
    this.#disposables.add(
      parts.connection.onDidChange(() => {
        post({ type: 'connection', connection: pageConnection(parts.connection) });
        this.#tellQuota();
      }),
    );
    this.#disposables.add(
      parts.endpoints.onDidChange(() => post({ type: 'operations', operations: parts.endpoints.operations() })),
    );
    this.#disposables.add(parts.connection.onDidChangeQuota(() => this.#tellQuota()));
  }

  /** What a page needs that has just been made. */
  greet(prefill: Opening | undefined): void {
    this.#post({
      type: 'init',
      operations: this.#parts.endpoints.operations(),
      connection: pageConnection(this.#parts.connection),
      ...(prefill !== undefined && { prefill }),
      ...(this.#call !== undefined && { callId: this.#call.id }),
      forms: Object.fromEntries(this.#forms),
    });
    this.#tellQuota();
    for (const message of [this.#lastAnswer, this.#lookup.result]) {
      if (message !== undefined) {
        this.#post(message);
      }
    }
  }

  async handle(message: Exclude<FromPage, { type: 'ready' }>): Promise<void> {
    switch (message.type) {
      case 'send':
        await this.#send(message);
        return;
      case 'cancel':
        if (this.#call?.id === message.callId) {
          this.#call.abort.abort();
        }
        return;
      case 'filled': {
        const { operationId, values } = message;
        this.#forms.set(operationId, values);
        const kept = keptForm(values, await secretRemover(this.#parts));
        this.#post({ type: 'keepForm', operationId, values: kept });
        return;
      }
      case 'lookFor':
        await this.#lookFor(message.reference, message.calls);
        return;
      case 'stopLooking':
        this.#lookup.stop();
        return;
      case 'take':
        await this.#take(message);
        return;
      case 'openAsText':
        await this.#withAnswer(message.callId, (kept) =>
          openAsText(kept, `${this.#id}-${message.callId}`, message.form, this.#parts.documents),
        );
        return;
      case 'saveBody':
        await this.#withAnswer(message.callId, saveBody);
        return;
      case 'exportCsv':
        await this.#withAnswer(message.callId, (kept) => exportCsv(kept, message.node, message.view));
        return;
      case 'openDifferences':
        await this.#withAnswer(message.callId, (kept) =>
          openDifferences(kept, `${this.#id}-${message.callId}`, this.#parts.documents),
        );
        return;
      case 'compare':
        await this.#withAnswer(message.callId, () =>
          compareWithPrevious(message.callId, this.#answers, this.#id, this.#parts.documents),
        );
        return;
      case 'showShipment':
        await this.#showShipment(message.id);
        return;
      case 'runCommand':
        await vscode.commands.executeCommand(commands[message.command]);
    }
  }

  dispose(): void {
    this.#ended = true;
    this.#call?.abort.abort();
    this.#disposables.dispose();
  }

  async #send({ callId, unchecked, all, ...draft }: Extract<FromPage, { type: 'send' }>): Promise<void> {
    this.#call?.abort.abort();
    this.#lookup.forget();
    const abort = new AbortController();
    this.#call = { id: callId, abort };
    const operation = this.#operation(draft);
    const { session } = this.#parts.connection;
    let sentAt: number | undefined;
    const onProgress = (progress: CallProgress) => {
      sentAt ??= progress.type === 'waiting' ? undefined : Date.now();
      this.#post({ ...progress, callId });
    };
    const parts = {
      operation,
      draft,
      unchecked: unchecked === true,
      session,
      signal: abort.signal,
      onProgress,
      onAsked: this.#takeKeyboard,
    };
    const answer = await (all === undefined ? makeCall(parts) : makeAllPagesCall(parts, all.calls));
    // A call that has joined an equal one on its way was not sent itself.
    sentAt ??= answer.kind === 'answered' ? Date.now() : undefined;
    const made = operation !== undefined &&
      session !== undefined &&
      sentAt !== undefined && {
        at: sentAt,
        place: session.place,
        organization: session.label,
        origin: session.origin,
        operation,
        draft,
      };
    if (made && answer.kind === 'answered') {
      this.#answers.add(callId, { ...made, answer });
    }
    const unknown = isUnknown(answer);
    this.#from = session && placeOf(session);
    const reference = unknown && operation !== undefined ? sentReference(operation, draft.body) : undefined;
    const message = {
      type: 'answer',
      callId,
      operationId: draft.operationId,
      answer,
      ...(reference !== undefined && { reference }),
      comparable: previousAnswer(callId, this.#answers) !== undefined,
      ...(session !== undefined && { organization: session.label }),
    } as const;
    if (this.#call?.id === callId) {
      this.#lastAnswer = message; // not that of a call which a newer one has replaced
    }
    this.#post(message);
    if (answer.kind === 'answered' && isWrite(answer.method) && answer.status < 300) {
      this.#parts.onDidWrite();
    }
    if (made) {
      await this.#parts.onDidCall({ ...made, answer });
    }
    if (unknown && this.#ended && operation !== undefined) {
      await notify.warning(
        vscode.l10n.t('{0}: it is not known whether it was carried out. Look before you repeat it.', operation.summary),
      );
    }
  }

  async #lookFor(reference: string, calls: number): Promise<void> {
    await this.#lookup.look(reference, calls, this.#parts.connection.session, this.#from);
    if (this.#lookup.result?.search.kind === 'found') {
      this.#parts.onDidWrite();
    }
  }

  async #showShipment(id: string): Promise<void> {
    const { session } = this.#parts.connection;
    if (session !== undefined && this.#from !== undefined && this.#from.place !== session.place) {
      await notify.information(anotherPlace(this.#from, session).sentence);
    } else {
      await this.#parts.showShipment(id);
    }
  }

  async #withAnswer(callId: number, act: (kept: KeptAnswer) => Promise<void>): Promise<void> {
    const kept = this.#answers.get(callId);
    if (kept === undefined) {
      await notify.information(
        vscode.l10n.t('This answer is no longer kept: newer ones took its place. Send the call again.'),
      );
    } else {
      await act(kept);
    }
  }

  #tellQuota(): void {
    const { session } = this.#parts.connection;
    if (session !== undefined) {
      const { remaining, estimated } = session.throttle.state();
      this.#post({ type: 'quota', remaining, estimated });
    }
  }

  /** What the page asks for, as a call at the address that is connected. */
  async #take({ way, ...draft }: Extract<FromPage, { type: 'take' }>): Promise<void> {
    const operation = this.#operation(draft);
    if (operation !== undefined) {
      await this.#parts.snippets.take(
        way,
        snippetCall(operation, draft, pageConnection(this.#parts.connection).baseUrl),
      );
    }
  }

  #operation({ operationId }: Draft): Operation | undefined {
    return this.#parts.endpoints.operations().find(({ id }) => id === operationId);
  }
}

function isUnknown(answer: Answer): boolean {
  return answer.kind !== 'cancelled' && answer.outcomeUnknown === true;
}
