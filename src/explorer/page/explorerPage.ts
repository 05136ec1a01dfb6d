import { t } from '@vscode/l10n';
import { callsLeft } from '../../trackberry/callsLeft.ts';
import { isWrite } from '../../trackberry/method.ts';
import type { Operation } from '../../trackberry/operation.ts';
import type { Draft } from '../draft.ts';
import type { FormValues } from '../formValues.ts';
import type { Answered, Connection, FromPage, Opening, ToPage } from '../protocol.ts';
import { own } from '../shape.ts';
import { paintCallsLeft } from './answer/allPagesButton.ts';
import { AnswerPane, type CallState } from './answer/answerPane.ts';
import { button } from './button.ts';
import { CallOutcomes } from './callOutcomes.ts';
import { connectionBar } from './connectionBar.ts';
import { element, icon } from './element.ts';
import type { Host } from './host.ts';
import { lostCall } from './lostCall.ts';
import { OperationList } from './operationList.ts';
import { emptyForm, type PageState, readPageState } from './pageState.ts';
import { bodyFromText } from './request/bodyState.ts';
import { OutcomePane } from './request/outcomePane.ts';
import { type Check, RequestPane } from './request/requestPane.ts';

type Init = Extract<ToPage, { type: 'init' }>;

/** The page once the calls are known: what is chosen, what is filled in, and what came of it. */
export class ExplorerPage {
  readonly element = element('div', { class: 'explorer' });
  readonly #host: Host<FromPage, ToPage>;
  #operations: readonly Operation[];
  #list: OperationList;
  readonly #outcomes = new CallOutcomes(
    new AnswerPane({
      chosen: () => this.#state.answerTab,
      choose: (answerTab) => this.#save({ answerTab }),
    }),
    new OutcomePane((message) => this.#host.post(message)),
  );
  readonly #where = element('div', {});
  readonly #requestSlot = element('div', { class: 'request-slot' });
  /** As last heard; empty before that. */
  #callsLeft = '';
  #connection: Connection;
  #state: PageState;
  /** Without what holds a secret. */
  #savedForms: PageState['forms'];
  #request: RequestPane | undefined;

  constructor(host: Host<FromPage, ToPage>, { operations, connection, prefill, callId, forms }: Init) {
    this.#host = host;
    this.#operations = operations;
    this.#connection = connection;
    const saved = readPageState(host.savedState());
    host.saveState(saved);
    this.#savedForms = saved.forms;
    this.#state = { ...saved, forms: { ...saved.forms, ...forms } };
    this.#list = this.#listOf(operations);
    this.element.append(
      this.#top(),
      this.#list.element,
      element('div', { class: 'panes' }, this.#requestSlot, this.#outcomes.element),
    );
    this.#takeUpCall(callId);
    this.#start(prefill);
  }

  receive(message: Exclude<ToPage, Init>): void {
    switch (message.type) {
      case 'connection':
        this.#connection = message.connection;
        this.#paint();
        return;
      case 'keepForm':
        this.#savedForms = { ...this.#savedForms, [message.operationId]: message.values };
        this.#host.saveState({ forms: this.#savedForms });
        return;
      case 'operations':
        this.#replaceOperations(message.operations);
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
      case 'reading':
        this.#progress(message.callId, { ...message, phase: 'reading' });
        return;
      case 'quota':
        this.#callsLeft = callsLeft(message);
        paintCallsLeft(this.element, this.#callsLeft);
        return;
      case 'answer':
        this.#answered(message);
        return;
      case 'search':
        this.#outcomes.searched(message.reference, message.search);
        return;
      case 'take':
        this.#request?.take(message.way);
    }
  }

  #listOf(operations: readonly Operation[]): OperationList {
    return new OperationList(operations, (operation) => this.#select(operation));
  }

  /** What is being filled in stays as it is, unless its own call has changed. */
  #replaceOperations(operations: readonly Operation[]): void {
    const find = () => this.#operations.find(({ id }) => id === this.#state.operationId);
    const before = find();
    const list = this.#listOf(operations);
    this.#list.element.replaceWith(list.element);
    this.#list = list;
    this.#operations = operations;
    const now = find();
    if (now === undefined || JSON.stringify(now) !== JSON.stringify(before)) {
      this.#start(undefined);
    } else {
      list.select(now.id);
    }
  }

  /** Sends what is filled in; for the keyboard, from anywhere in the page. */
  send(check: Check): void {
    if (check === 'checked') {
      this.#request?.send();
    } else {
      this.#request?.sendAnyway();
    }
  }

  /** The page was thrown away during a call: by being hidden, or by a reload, after which nobody knows of the call. */
  #takeUpCall(known: number | undefined): void {
    const { id, operationId, running } = this.#state.call;
    if (running && id === known) {
      this.#outcomes.set(operationId, { phase: 'sending' }); // the answer follows, once more if it has come meanwhile
    } else if (running) {
      this.#save({ call: { id, operationId, running: false } });
      const operation = this.#operations.find((each) => each.id === operationId);
      if (operation !== undefined) {
        const { state, unknown } = lostCall(operation, own(this.#state.forms, operationId) ?? emptyForm);
        this.#outcomes.set(operationId, state);
        this.#outcomes.setUnknown(operationId, unknown);
      }
    }
  }

  #start(prefill: Opening | undefined): void {
    const chosen = this.#operations.find(({ id }) => id === this.#state.operationId) ?? this.#operations[0];
    if (chosen === undefined) {
      this.#requestSlot.append(element('p', { class: 'quiet' }, t('The description of the API has no calls.')));
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
      values: own(this.#state.forms, operation.id) ?? emptyForm,
      connection: this.#connection,
      running: this.#state.call.running,
      onChange: (values) => this.#fill(operation.id, values),
      onSend: (draft, check) => this.#send(draft, check === 'unchecked' ? { unchecked: true } : {}),
      onCancel: () => this.#host.post({ type: 'cancel', callId: this.#state.call.id }),
      post: (message) => this.#host.post(message),
    });
    this.#requestSlot.replaceChildren(this.#request.element);
    this.#paint();
    this.#outcomes.show(this.#state.operationId, 'silently');
  }

  #prefill({ operationId, parameters, body, send = false }: Opening): void {
    const operation = this.#operations.find(({ id }) => id === operationId);
    if (operation === undefined) {
      return;
    }
    if (parameters !== undefined) {
      const form = { ...emptyForm, parameters, ...(body !== undefined && bodyFromText(operation, body)) };
      this.#fill(operation.id, form);
    }
    this.#select(operation);
    if (send && !isWrite(operation.method)) {
      this.send('checked');
    }
  }

  #readAll({ id }: Operation, { paging }: Answered): void {
    if (paging?.all !== undefined && !this.#state.call.running) {
      this.#send({ operationId: id, parameters: paging.parameters }, { all: paging.all });
    }
  }

  #send(draft: Draft, how: { unchecked?: true; all?: { calls?: number } }): void {
    const call = { id: this.#state.call.id + 1, operationId: draft.operationId, running: true };
    this.#save({ call });
    const operation = this.#operations.find(({ id }) => id === draft.operationId);
    const writes = operation !== undefined && isWrite(operation.method);
    this.#outcomes.setUnknown(draft.operationId, undefined);
    this.#host.post({ type: 'send', callId: call.id, ...draft, ...how });
    // Before a call that writes is sent, the extension asks.
    this.#progress(call.id, { phase: writes ? 'none' : 'sending' });
    this.#paint();
  }

  #progress(callId: number, state: CallState): void {
    const { call } = this.#state;
    if (callId === call.id && call.running) {
      const before = this.#outcomes.state(call.operationId);
      this.#outcomes.set(call.operationId, state);
      // The pages that come one after the other are for the eye.
      this.#outcomes.show(
        this.#state.operationId,
        state.phase === 'reading' && before.phase === 'reading' ? 'silently' : 'aloud',
      );
    }
  }

  #answered(message: Extract<ToPage, { type: 'answer' }>): void {
    const { callId, operationId, answer, reference, comparable = false, organization } = message;
    const { call } = this.#state;
    if (callId < call.id) {
      return;
    }
    this.#save({ call: { id: callId, operationId, running: false } });
    const operation = this.#operations.find(({ id }) => id === operationId);
    if (answer.kind !== 'answered') {
      this.#outcomes.set(operationId, { phase: 'unanswered', answer });
    } else if (operation !== undefined) {
      const post = (message: FromPage) => this.#host.post(message);
      const open = (opening: Opening) => this.#prefill(opening);
      const readAll = () => this.#readAll(operation, answer);
      this.#outcomes.set(operationId, {
        phase: 'answered',
        received: {
          callId,
          operation,
          answer,
          comparable,
          organization,
          post,
          open,
          readAll,
          leftTable: () => (this.#state.table?.callId === callId ? this.#state.table : undefined),
          leaveTable: (table) => this.#save({ table }),
          callsLeft: () => this.#callsLeft,
        },
      });
    }
    if (answer.kind !== 'cancelled' && answer.outcomeUnknown) {
      this.#outcomes.setUnknown(operationId, { ...(reference !== undefined && { reference }) });
    }
    this.#paint();
    this.#outcomes.show(this.#state.operationId, call.running ? 'aloud' : 'silently');
  }

  #top(): HTMLElement {
    const pasteCurl = button({
      label: t('Paste curl…'),
      icon: 'clippy',
      secondary: true,
      title: t('Fill in a call from a curl command'),
      onClick: () => this.#host.post({ type: 'runCommand', command: 'pasteCurl' }),
    });
    return element(
      'header',
      { class: 'top' },
      element('p', { class: 'title' }, icon('rocket'), t('API Explorer')),
      element('div', { class: 'buttons' }, pasteCurl, this.#where),
    );
  }

  #paint(): void {
    this.#where.replaceChildren(connectionBar(this.#connection));
    this.#request?.update(this.#connection, this.#state.call.running);
  }

  /** Not saved until the extension has said what of it may be: VS Code writes what is saved to the disk. */
  #fill(operationId: string, values: FormValues): void {
    this.#state = { ...this.#state, forms: { ...this.#state.forms, [operationId]: values } };
    this.#host.post({ type: 'filled', operationId, values });
  }

  #save(change: Partial<Omit<PageState, 'forms'>>): void {
    this.#state = { ...this.#state, ...change };
    this.#host.saveState(change);
  }
}
