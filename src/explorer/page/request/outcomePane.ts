import { t } from '@vscode/l10n';
import { formatMoment, formatNumber } from '../../../l10n/formats.ts';
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
    { class: 'notice notice-warning outcome', 'aria-label': t('Outcome unknown'), hidden: true },
    icon('question'),
    element('div', {}, element('strong', {}, t('Was it carried out?')), this.#explanation, this.#said, this.#buttons),
  );

  constructor(post: (message: FromPage) => void) {
    this.#post = post;
  }

  show(outcome: UnknownOutcome | undefined): void {
    this.element.hidden = outcome === undefined;
    const { reference, search } = outcome ?? {};
    this.#explanation.textContent =
      reference === undefined
        ? t('Nothing repeats this call by itself. Look for its result before you send it again.')
        : t(
            'Nothing repeats this call by itself. A shipment with the reference {0} can be looked for at the top of the list, 100 shipments a call: 1 to {1} calls of the quota.',
            reference,
            firstCalls,
          );
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
      return [button({ label: t('Stop'), icon: 'debug-stop', secondary: true, onClick: stop })];
    }
    if (search?.kind === 'found') {
      return search.shipments.slice(0, mostShown).flatMap(({ id }) =>
        id === undefined
          ? []
          : [
              button({
                label: t('Show {0}', id),
                icon: 'go-to-file',
                onClick: () => this.#post({ type: 'showShipment', id }),
              }),
            ],
      );
    }
    const whole =
      search?.kind === 'notFound' && !search.all && search.calls !== undefined
        ? [look(throughAllText(search.calls), search.calls)]
        : [];
    return [look(search === undefined ? t('Look for It') : t('Look Again'), firstCalls), ...whole];
  }

  #result(search: Search, reference: string): HTMLElement {
    switch (search.kind) {
      case 'looking':
        return element(
          'p',
          {},
          search.looked === 0 ? t('Looking…') : t('Looking… {0} shipments so far', formatNumber(search.looked)),
        );
      case 'found':
        return element(
          'div',
          {},
          element(
            'p',
            {},
            t('Found. A shipment may also have had this reference before: compare when it was created.'),
          ),
          element(
            'ul',
            {},
            ...search.shipments.slice(0, mostShown).map((found) => element('li', {}, foundText(found))),
          ),
          ...(search.shipments.length > mostShown
            ? [element('p', {}, t('And {0} more.', formatNumber(search.shipments.length - mostShown)))]
            : []),
        );
      case 'notFound':
        return element('p', {}, notFoundText(search, reference));
      case 'failed':
        return element('p', {}, search.message);
      case 'stopped':
        return element('p', {}, t('Stopped.'));
    }
  }
}

function throughAllText(calls: number): string {
  return calls === 1 ? t('Look Through All (1 Call)') : t('Look Through All ({0} Calls)', formatNumber(calls));
}

function foundText({ id, status, createdAt }: Extract<Search, { kind: 'found' }>['shipments'][number]): string {
  const created = createdAt === undefined ? '' : t('created {0}', localTime(createdAt));
  return [id ?? t('without an id'), status ?? '', created].filter((part) => part !== '').join(', ');
}

/** A server may send anything for a time: that is shown as it came. */
function localTime(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : formatMoment(at);
}
