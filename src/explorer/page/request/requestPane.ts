import { t } from '@vscode/l10n';
import type { Operation } from '../../../trackberry/operation.ts';
import type { BodyGroup } from '../../bodyFields.ts';
import { jsonFieldErrors } from '../../bodyText.ts';
import type { Draft } from '../../draft.ts';
import type { FormValues } from '../../formValues.ts';
import type { Connection, FromPage, Way } from '../../protocol.ts';
import { buildRequest } from '../../request.ts';
import { own } from '../../shape.ts';
import type { FieldError } from '../../violations.ts';
import { connectInvitation, paintInvitation } from '../connectionBar.ts';
import { element } from '../element.ts';
import { bodyTextOf, operationGroups } from './bodyState.ts';
import { RequestBar } from './requestBar.ts';
import { RequestForm } from './requestForm.ts';

/** `unchecked`: what does not fit the description is sent anyway. */
export type Check = 'checked' | 'unchecked';

/** Characters; a check of so many takes longer than a key may. */
const longBody = 100_000;

interface PaneParts {
  operation: Operation;
  values: FormValues;
  connection: Connection;
  running: boolean;
  onChange(values: FormValues): void;
  onSend(draft: Draft, check: Check): void;
  onCancel(): void;
  post(message: FromPage): void;
}

/** One call, ready to be filled in and sent. */
export class RequestPane {
  readonly element = element('section', { class: 'pane request-pane', 'aria-label': t('Request') });
  readonly #parts: PaneParts;
  readonly #bar: RequestBar;
  readonly #form: RequestForm;
  readonly #invitation: HTMLElement;
  readonly #groups: readonly BodyGroup[];
  #values: FormValues;
  #connection: Connection;
  #running: boolean;
  /** Errors appear when one tries to send, and from then on follow what is typed. */
  #tried = false;
  #check: number | undefined;

  constructor(parts: PaneParts) {
    const { operation, values, post } = parts;
    this.#parts = parts;
    this.#values = values;
    this.#groups = operationGroups(operation);
    this.#connection = parts.connection;
    this.#running = parts.running;
    this.#bar = new RequestBar({
      operation,
      send: () => this.send(),
      sendAnyway: () => this.sendAnyway(),
      cancel: parts.onCancel,
      take: (way) => this.take(way),
    });
    this.#form = new RequestForm(operation, values, (changed) => this.#change(changed));
    this.#invitation = connectInvitation(post);
    this.element.append(
      element('h1', {}, operation.summary),
      ...(operation.description === '' ? [] : [element('p', { class: 'quiet' }, operation.description)]),
      this.#bar.element,
      this.#invitation,
      this.#form.element,
    );
    this.#paint();
  }

  update(connection: Connection, running: boolean): void {
    this.#connection = connection;
    this.#running = running;
    this.#paint();
  }

  /** Sends what is filled in, or shows what is wrong with it and goes there. */
  send(): void {
    if (this.#running || !this.#connection.connected) {
      return;
    }
    this.#tried = true;
    if (this.#showErrors('first').length === 0) {
      this.#parts.onSend(this.#draft(), 'checked');
    }
  }

  /** Sends what does not fit the description; only once that has been said. */
  sendAnyway(): void {
    const draft = this.#draft();
    if (!this.#tried || this.#running || !this.#connection.connected) {
      this.send();
    } else if (buildRequest(this.#parts.operation, draft, 'unchecked').ok) {
      this.#parts.onSend(draft, 'unchecked');
    }
  }

  /** Hands what is filled in to the extension, as it is: code may be finished by hand. */
  take(way: Way): void {
    this.#parts.post({ type: 'take', way, ...this.#draft() });
  }

  #change(values: FormValues): void {
    this.#values = values;
    this.#parts.onChange(values);
    if (this.#tried) {
      this.#checkSoon();
    }
    this.#paint();
  }

  /** With the key that was typed; a long body when nothing more is typed, so that no key waits for it. */
  #checkSoon(): void {
    window.clearTimeout(this.#check);
    if ((this.#draft().body?.length ?? 0) < longBody) {
      this.#showErrors('none');
    } else {
      this.#check = window.setTimeout(() => this.#showErrors('none'), 300);
    }
  }

  #showErrors(focus: 'first' | 'none'): readonly FieldError[] {
    const built = buildRequest(this.#parts.operation, this.#draft());
    const found = built.ok ? [] : built.errors;
    const inFields = this.#values.raw ? [] : jsonFieldErrors(this.#groups, this.#values.body);
    // What is not JSON in a field is not JSON in the whole body either.
    const errors = inFields.length === 0 ? found : [...found.filter(({ field }) => field !== 'body'), ...inFields];
    this.#form.showErrors(errors, focus);
    this.#bar.showComplaints(errors);
    return errors;
  }

  #paint(): void {
    this.#bar.paint(this.#draft(), this.#connection, this.#running);
    paintInvitation(this.#invitation, this.#connection);
  }

  #draft(): Draft {
    const { operation } = this.#parts;
    const filled = operation.parameters
      .map(({ name }) => [name, own(this.#values.parameters, name) ?? ''] as const)
      .filter(([, value]) => value !== '');
    return {
      operationId: operation.id,
      parameters: Object.fromEntries(filled),
      ...(operation.body !== undefined && { body: bodyTextOf(this.#groups, this.#values) }),
    };
  }
}
