import type { Operation } from '../../../trackberry/openapi.ts';
import type { Connection, Draft, FromPage } from '../../protocol.ts';
import { draftRequest, requestUrl } from '../../request.ts';
import { snippetLanguages } from '../../snippets.ts';
import { button } from '../button.ts';
import { sendLabel } from '../connectionBar.ts';
import { element, setAttributes } from '../element.ts';
import { methodBadge } from '../methodBadge.ts';

interface BarParts {
  operation: Operation;
  send(): void;
  cancel(): void;
  copyAs(language: Extract<FromPage, { type: 'copyAs' }>['language']): void;
}

/** Method and URL as they will be sent, Send and Cancel (beside Send, or a double click would cancel), and "Copy as". */
export class RequestBar {
  readonly element: HTMLElement;
  readonly #operation: Operation;
  readonly #base = element('span', { class: 'url-base' });
  readonly #path = element('span', { class: 'url-path' });
  readonly #query = element('span', { class: 'url-query' });
  readonly #send;
  readonly #cancel;

  constructor({ operation, send, cancel, copyAs }: BarParts) {
    this.#operation = operation;
    this.#send = button({ label: 'Send', icon: 'send', title: 'Ctrl+Enter, ⌘Enter', onClick: send });
    this.#cancel = button({ label: 'Cancel', icon: 'debug-stop', secondary: true, onClick: cancel });
    const url = element('code', { class: 'url' }, this.#base, this.#path, this.#query);
    this.element = element(
      'div',
      { class: 'request-bar' },
      element('div', { class: 'preview', 'aria-label': 'Preview', role: 'group' }, methodBadge(operation.method), url),
      element(
        'div',
        { class: 'actions' },
        element('div', { class: 'buttons' }, this.#send, this.#cancel),
        element(
          'div',
          { class: 'copy-as', role: 'group', 'aria-label': 'Copy as' },
          element('span', { class: 'quiet', 'aria-hidden': 'true' }, 'Copy as'),
          ...snippetLanguages.map(({ id, label }) =>
            button({ label, secondary: true, title: `Copy as ${label}`, onClick: () => copyAs(id) }),
          ),
        ),
      ),
    );
  }

  paint(draft: Draft, connection: Connection, running: boolean): void {
    const request = draftRequest(this.#operation, draft);
    const whole = requestUrl(connection.baseUrl, request);
    this.#base.textContent = connection.baseUrl;
    this.#path.textContent = request.path;
    this.#query.textContent = whole.slice(connection.baseUrl.length + request.path.length);
    this.#send.textContent = sendLabel(this.#operation.method, this.#operation.summary, connection);
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
