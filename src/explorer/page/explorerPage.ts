import type { Operation } from '../../trackberry/openapi.ts';
import type { Connection, Draft, FromPage, Opening, ToPage } from '../protocol.ts';
import { AnswerPane, type CallState } from './answer/answerPane.ts';
import { connectionBar } from './connectionBar.ts';
import { element, icon } from './element.ts';
import type { Host } from './host.ts';
import { OperationList } from './operationList.ts';
import { emptyForm, type PageState, readPageState } from './pageState.ts';
import { bodyFromText } from './request/bodyForm.ts';
import { RequestPane } from './request/requestPane.ts';

type Init = Extract<ToPage, { type: 'init' }>;

/** The page once the calls are known: what is chosen, what is filled in, and what came of it. */
export class ExplorerPage {
  readonly element = element('div', { class: 'explorer' });
  readonly #host: Host<FromPage, ToPage>;
  readonly #operations: readonly Operation[];
  readonly #list: OperationList;
  readonly #answers = new AnswerPane({
    chosen: () => this.#state.answerTab,
    choose: (answerTab) => this.#save({ answerTab }),
  });
  readonly #top = element('header', { class: 'top' });
  readonly #requestSlot = element('div', { class: 'request-slot' });
  /** What came of the last call of each operation, by the operation's id. */
  readonly #calls = new Map<string, CallState>();
  #connection: Connection;
  #state: PageState;
  #request: RequestPane | undefined;

  constructor(host: Host<FromPage, ToPage>, { operations, connection, prefill }: Init) {
    this.#host = host;
    this.#operations = operations;
    this.#connection = connection;
    this.#state = readPageState(host.savedState());
    this.#list = new OperationList(operations, (operation) => this.#select(operation));
    this.element.append(
      this.#top,
      this.#list.element,
      element('div', { class: 'panes' }, this.#requestSlot, this.#answers.element),
    );
    if (this.#state.call.running) {
      // The page was thrown away during a call. The extension sends the answer, once more if it has come meanwhile.
      this.#calls.set(this.#state.call.operationId, { phase: 'sending' });
    }
    this.#start(prefill);
  }

  receive(message: Exclude<ToPage, Init>): void {
    switch (message.type) {
      case 'connection':
        this.#connection = message.connection;
        this.#paint();
        return;
      case 'prefill':
        this.#prefill(message.prefill);
        return;
      case 'waiting':
        this.#progress(message.callId, {
          phase: 'waiting',
          ...(message.until !== undefined && { until: message.until }),
        });
        return;
      case 'sending':
        this.#progress(message.callId, { phase: 'sending' });
        return;
      case 'answer':
        this.#answered(message);
    }
  }

  /** Sends what is filled in; for the keyboard, from anywhere in the page. */
  send(): void {
    this.#request?.send();
  }

  #start(prefill: Opening | undefined): void {
    const chosen = this.#operations.find(({ id }) => id === this.#state.operationId) ?? this.#operations[0];
    if (chosen === undefined) {
      this.#requestSlot.append(element('p', { class: 'quiet' }, 'The description of the API has no calls.'));
      this.#paint();
      return;
    }
    this.#select(chosen);
    if (prefill !== undefined) {
      this.#prefill(prefill);
    }
  }

  #select(operation: Operation): void {
    this.#save({ operationId: operation.id });
    this.#list.select(operation.id);
    this.#request = new RequestPane({
      operation,
      values: this.#state.forms[operation.id] ?? emptyForm,
      connection: this.#connection,
      running: this.#state.call.running,
      onChange: (values) => this.#save({ forms: { ...this.#state.forms, [operation.id]: values } }),
      onSend: (draft) => this.#send(draft),
      onCancel: () => this.#host.post({ type: 'cancel', callId: this.#state.call.id }),
      post: (message) => this.#host.post(message),
    });
    this.#requestSlot.replaceChildren(this.#request.element);
    this.#paint();
    this.#showCall('silently');
  }

  #prefill({ operationId, parameters, body }: Opening): void {
    const operation = this.#operations.find(({ id }) => id === operationId);
    if (operation === undefined) {
      return;
    }
    if (parameters !== undefined) {
      const form = { ...emptyForm, parameters, ...(body !== undefined && bodyFromText(operation, body)) };
      this.#save({ forms: { ...this.#state.forms, [operation.id]: form } });
    }
    this.#select(operation);
  }

  #send(draft: Draft): void {
    const call = { id: this.#state.call.id + 1, operationId: draft.operationId, running: true };
    this.#save({ call });
    this.#host.post({ type: 'send', callId: call.id, ...draft });
    this.#progress(call.id, { phase: 'sending' });
    this.#paint();
  }

  #progress(callId: number, state: CallState): void {
    const { call } = this.#state;
    if (callId === call.id && call.running) {
      this.#calls.set(call.operationId, state);
      this.#showCall('aloud');
    }
  }

  #answered({ callId, operationId, answer }: Extract<ToPage, { type: 'answer' }>): void {
    const { call } = this.#state;
    if (callId < call.id) {
      return;
    }
    this.#save({ call: { id: callId, operationId, running: false } });
    const operation = this.#operations.find(({ id }) => id === operationId);
    if (answer.kind !== 'answered') {
      this.#calls.set(operationId, { phase: 'unanswered', answer });
    } else if (operation !== undefined) {
      const post = (message: FromPage) => this.#host.post(message);
      this.#calls.set(operationId, { phase: 'answered', shown: { callId, operation, answer, post } });
    }
    this.#paint();
    this.#showCall(call.running ? 'aloud' : 'silently');
  }

  #showCall(say: 'aloud' | 'silently'): void {
    this.#answers.show(this.#calls.get(this.#state.operationId) ?? { phase: 'none' }, say);
  }

  #paint(): void {
    this.#top.replaceChildren(
      element('p', { class: 'title' }, icon('rocket'), 'API Explorer'),
      connectionBar(this.#connection),
    );
    this.#request?.update(this.#connection, this.#state.call.running);
  }

  #save(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#host.saveState(this.#state);
  }
}
