import { notFoundText } from '../../notFoundText.ts';
import type { FromPage, Search } from '../../protocol.ts';
import { button } from '../button.ts';
import { element, icon } from '../element.ts';

/** A call whose outcome is unknown, and how far the search for its result has come. */
export interface UnknownOutcome {
  /** Of the shipment that it should have created; without one there is nothing to look for. */
  reference?: string;
  search?: Search;
}

/** As many calls as the search makes at first; each brings 100 shipments. */
const firstCalls = 3;
const mostShown = 5;

/** Shown while the outcome of the last call is unknown: it offers to look for the result, and never repeats the call. */
export class OutcomePane {
  readonly #post: (message: FromPage) => void;
  readonly #said = element('div', { role: 'status' });
  readonly #buttons = element('div', { class: 'buttons' });
  readonly #explanation = element('p', {});
  readonly element = element(
    'section',
    { class: 'notice notice-warning outcome', 'aria-label': 'Outcome unknown', hidden: true },
    icon('question'),
    element('div', {}, element('strong', {}, 'Was it carried out?'), this.#explanation, this.#said, this.#buttons),
  );

  constructor(post: (message: FromPage) => void) {
    this.#post = post;
  }

  show(outcome: UnknownOutcome | undefined): void {
    this.element.hidden = outcome === undefined;
    const { reference, search } = outcome ?? {};
    this.#explanation.textContent =
      reference === undefined
        ? 'Nothing repeats this call by itself. Look for its result before you send it again.'
        : `Nothing repeats this call by itself. A shipment with the reference ${reference} can be looked for at the top of the list, 100 shipments a call: 1 to ${firstCalls} calls of the quota.`;
    this.#said.replaceChildren(...(search === undefined ? [] : [this.#result(search, reference ?? '')]));
    this.#paintButtons(reference, search);
    if (search !== undefined) {
      this.element.scrollIntoView({ block: 'nearest' });
    }
  }

  #paintButtons(reference: string | undefined, search: Search | undefined): void {
    const hadFocus = this.#buttons.contains(document.activeElement);
    this.#buttons.replaceChildren(...(reference === undefined ? [] : this.#actions(reference, search)));
    if (hadFocus) {
      this.#buttons.querySelector<HTMLElement>('vscode-button')?.focus();
    }
  }

  #actions(reference: string, search: Search | undefined): readonly HTMLElement[] {
    const look = (label: string, calls: number) =>
      button({ label, icon: 'search', onClick: () => this.#post({ type: 'lookFor', reference, calls }) });
    if (search?.kind === 'looking') {
      const stop = () => this.#post({ type: 'stopLooking' });
      return [button({ label: 'Stop', icon: 'debug-stop', secondary: true, onClick: stop })];
    }
    if (search?.kind === 'found') {
      return search.shipments.slice(0, mostShown).flatMap(({ id }) =>
        id === undefined
          ? []
          : [
              button({
                label: `Show ${id}`,
                icon: 'go-to-file',
                onClick: () => this.#post({ type: 'showShipment', id }),
              }),
            ],
      );
    }
    const whole =
      search?.kind === 'notFound' && !search.all && search.calls !== undefined
        ? [look(`Look through all (${search.calls} calls)`, search.calls)]
        : [];
    return [look(search === undefined ? 'Look for it' : 'Look again', firstCalls), ...whole];
  }

  #result(search: Search, reference: string): HTMLElement {
    switch (search.kind) {
      case 'looking':
        return element('p', {}, search.looked === 0 ? 'Looking…' : `Looking… ${search.looked} shipments so far`);
      case 'found':
        return element(
          'div',
          {},
          element('p', {}, `Found. A shipment may also have had this reference before: compare when it was created.`),
          element(
            'ul',
            {},
            ...search.shipments.slice(0, mostShown).map((found) => element('li', {}, foundText(found))),
          ),
          ...(search.shipments.length > mostShown
            ? [element('p', {}, `And ${search.shipments.length - mostShown} more.`)]
            : []),
        );
      case 'notFound':
        return element('p', {}, notFoundText(search, reference));
      case 'failed':
        return element('p', {}, search.message);
      case 'stopped':
        return element('p', {}, 'Stopped.');
    }
  }
}

function foundText({ id, status, createdAt }: Extract<Search, { kind: 'found' }>['shipments'][number]): string {
  const created = createdAt === undefined ? '' : `created ${localTime(createdAt)}`;
  return [id ?? 'without an id', status ?? '', created].filter((part) => part !== '').join(', ');
}

/** A server may send anything for a time: that is shown as it came. */
function localTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toLocaleString();
}
