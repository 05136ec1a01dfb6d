import { t } from '@vscode/l10n';
import type { Operation } from '../../../trackberry/operation.ts';
import type { Draft } from '../../draft.ts';
import type { Connection, Way } from '../../protocol.ts';
import { draftRequest, requestUrl } from '../../request.ts';
import type { FieldError } from '../../violations.ts';
import { sendAnywayLabel, sendLabel } from '../../writeLabel.ts';
import { button } from '../button.ts';
import { element, icon, setAttributes, setText } from '../element.ts';
import { methodBadge } from '../methodBadge.ts';

interface BarParts {
  operation: Operation;
  send(): void;
  sendAnyway(): void;
  cancel(): void;
  take(way: Way): void;
}

/** Method and URL as they will be sent, Send and Cancel (beside Send, or a double click would cancel), and "Copy as". */
export class RequestBar {
  readonly element: HTMLElement;
  readonly #operation: Operation;
  readonly #base = element('span', { class: 'url-base' });
  readonly #path = element('span', { class: 'url-path' });
  readonly #query = element('span', { class: 'url-query' });
  readonly #headers = element('code', { class: 'preview-headers' });
  readonly #send;
  readonly #cancel;
  readonly #sendAnyway;
  readonly #complaint = element('p', {});
  readonly #complaints: HTMLElement;

  constructor({ operation, send, sendAnyway, cancel, take }: BarParts) {
    this.#operation = operation;
    this.#send = button({ label: t('Send'), icon: 'send', title: t('Ctrl+Enter, ⌘Enter'), onClick: send });
    this.#send.id = 'send';
    this.#cancel = button({ label: t('Cancel'), icon: 'debug-stop', secondary: true, onClick: cancel });
    this.#sendAnyway = button({
      label: t('Send Anyway'),
      secondary: true,
      title: t('Sends exactly what is typed: the description may be wrong. Ctrl+Shift+Enter, ⇧⌘Enter'),
      onClick: sendAnyway,
    });
    this.#complaints = element(
      'div',
      { class: 'complaints', hidden: true },
      icon('error'),
      this.#complaint,
      this.#sendAnyway,
    );
    const url = element('code', { class: 'url' }, this.#base, this.#path, this.#query);
    this.element = element(
      'div',
      { class: 'request-bar' },
      element(
        'div',
        { class: 'preview', 'aria-label': t('Preview'), role: 'group' },
        methodBadge(operation.method),
        element('div', {}, url, this.#headers),
      ),
      element(
        'div',
        { class: 'actions' },
        element('div', { class: 'buttons' }, this.#send, this.#cancel),
        element(
          'div',
          { class: 'buttons' },
          button({
            label: t('Copy As…'),
            icon: 'copy',
            secondary: true,
            title: t('As code. Ctrl+Alt+J, ⌥⌘J: once more in the same language'),
            onClick: () => take('copyAs'),
          }),
          button({
            label: t('Insert at Cursor…'),
            icon: 'insert',
            secondary: true,
            title: t('As code, into the text editor that was used last'),
            onClick: () => take('insert'),
          }),
          button({
            label: t('Save As .http…'),
            icon: 'save-as',
            secondary: true,
            title: t('For REST Client and httpYac'),
            onClick: () => take('saveHttp'),
          }),
        ),
      ),
      this.#complaints,
    );
  }

  /** Says how much does not fit, with the button that sends it all the same, where there is a request that says it. */
  showComplaints(errors: readonly FieldError[]): void {
    const unsendable = errors.some((error) => error.unsendable === true);
    setText(this.#complaint, complaint(errors.length, unsendable));
    const focusWouldBeLost = document.activeElement === this.#sendAnyway && (errors.length === 0 || unsendable);
    this.#sendAnyway.hidden = unsendable;
    this.#complaints.hidden = errors.length === 0;
    if (focusWouldBeLost) {
      this.#send.focus();
    }
  }

  paint(draft: Draft, connection: Connection, running: boolean): void {
    const request = draftRequest(this.#operation, draft);
    const whole = requestUrl(connection.baseUrl, request);
    setText(this.#base, connection.baseUrl);
    setText(this.#path, request.path);
    setText(this.#query, whole.slice(connection.baseUrl.length + request.path.length));
    setText(this.#headers, (request.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n'));
    setText(this.#send, sendLabel(this.#operation, connection));
    setText(this.#sendAnyway, sendAnywayLabel(this.#operation, connection));
    this.#send.hidden = !connection.connected;
    // `disabled` would take the focus away; a second press is ignored where it is handled.
    setAttributes(this.#send, { 'aria-disabled': running ? 'true' : undefined });
    const focusWouldBeLost = !running && document.activeElement === this.#cancel;
    this.#cancel.hidden = !running;
    if (focusWouldBeLost) {
      this.#send.focus();
    }
  }
}

function complaint(errors: number, unsendable: boolean): string {
  if (errors === 1) {
    return unsendable
      ? t('One value does not fit the description of the API. It cannot be sent like this.')
      : t('One value does not fit the description of the API.');
  }
  return unsendable
    ? t('{0} values do not fit the description of the API. It cannot be sent like this.', errors)
    : t('{0} values do not fit the description of the API.', errors);
}
