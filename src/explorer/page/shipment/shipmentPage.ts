import { t } from '@vscode/l10n';
import type { FromShipmentPage, SavedShipmentPage, ToShipmentPage } from '../../shipment/messages.ts';
import { shipmentView } from '../../shipment/shipmentView.ts';
import { element } from '../element.ts';
import type { Host } from '../host.ts';
import { checksView } from './checksView.ts';
import { departuresView } from './departuresView.ts';
import { furtherView } from './furtherView.ts';
import { type LoadingState, loadingView } from './loadingView.ts';
import { palletsView } from './palletsView.ts';
import { routeView } from './routeView.ts';
import { shipmentTitle, toolbar } from './shipmentHead.ts';
import { timelineView } from './timelineView.ts';

type Shipment = Extract<ToShipmentPage, { type: 'shipment' }>;

/** One shipment: the last answer, and what goes on. */
export class ShipmentPage {
  readonly #host: Host<FromShipmentPage, ToShipmentPage>;
  readonly #title = element('div', {});
  readonly #loading = element('div', { class: 'loading' });
  readonly #content = element('div', { class: 'content' });
  /** For screen readers: what has changed, in a sentence. */
  readonly #said = element('p', { class: 'visually-hidden', role: 'status' });
  readonly element: HTMLElement;
  #shipment: Shipment | undefined;
  #state: LoadingState | undefined;

  constructor(host: Host<FromShipmentPage, ToShipmentPage>) {
    this.#host = host;
    this.element = element(
      'article',
      { class: 'shipment' },
      this.#said,
      element('header', {}, this.#title, toolbar(this.#post), this.#loading),
      this.#content,
    );
  }

  receive(message: ToShipmentPage): void {
    if (message.type === 'shipment') {
      this.#shipment = message;
      this.#paintShipment(message);
    } else {
      this.#state = message;
      if (!message.answered) {
        this.#shipment = undefined;
        this.#title.replaceChildren(element('h1', {}, message.id));
        this.#content.replaceChildren();
      }
      const { id, from } = message;
      const saved: SavedShipmentPage = { id, ...(from !== undefined && { from }) };
      this.#host.saveState(saved);
    }
    this.#paintLoading();
  }

  readonly #post = (message: FromShipmentPage): void => this.#host.post(message);

  #paintShipment({ json, departures, departuresInAll }: Shipment): void {
    const view = shipmentView(json);
    this.#title.replaceChildren(shipmentTitle(view, this.#post));
    this.#content.replaceChildren(
      routeView(view),
      timelineView(view),
      checksView(view),
      palletsView(view),
      ...(view.further.length === 0 ? [] : [furtherView(view.further)]),
      ...(departures.length === 0 ? [] : [departuresView(departures, departuresInAll)]),
    );
    this.#said.textContent = t('Shipment {0}: {1}', view.title, view.status.label);
  }

  #paintLoading(): void {
    if (this.#state !== undefined) {
      this.#loading.replaceChildren(...loadingView(this.#state, this.#shipment?.at, this.#post));
      if (this.#state.failure !== undefined) {
        this.#said.textContent = this.#state.failure.message;
      }
    }
  }
}
