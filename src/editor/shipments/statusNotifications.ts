import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import { SeenShipments, sameTop } from '../../shipments/seenShipments.ts';
import type { Log } from '../../trackberry/log.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { views } from '../ids.ts';
import { showError } from '../messages.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import { anotherPlace, placeOf } from '../profiles/anotherPlace.ts';
import { settings } from '../settings.ts';
import { nameOf, statusLook } from './shipmentRow.ts';
import type { Brought, ShipmentStore } from './shipmentStore.ts';

interface Parts {
  store: ShipmentStore;
  connection: Connection;
  log: Log;
  /** Opens the page of a shipment. */
  show(id: string): Promise<void>;
}

/** Named in one message. */
const mostNames = 5;

/** Tells of shipments that have come to a status of which the user wants to be told; of several at once in one message. */
export class StatusNotifications implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #disposables = new Disposables();
  /** As the last answer had it: nothing is told of the first. */
  #known = SeenShipments.nothing;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#disposables.add(
      parts.connection.onDidChange(() => {
        this.#known = SeenShipments.nothing;
      }),
    );
    this.#disposables.add(parts.store.onDidBring((brought) => this.#look(brought)));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #look({ before = [], rows }: Brought): void {
    const { loaded, filter } = this.#parts.store;
    const wanted = settings.notifyOnStatus();
    if (this.#known !== SeenShipments.nothing && sameTop(before, rows)) {
      return;
    }
    if (loaded === undefined || wanted.length === 0) {
      this.#known = SeenShipments.nothing;
      return;
    }
    const listed = { filtered: filter !== undefined, more: loaded.more };
    const news = this.#known.news(rows, listed);
    this.#known = this.#known.withAll(rows, listed);
    const told = rows.filter(({ id, status }) => news.has(id ?? '') && wanted.includes(status ?? ''));
    const [first] = told;
    if (first !== undefined) {
      this.#tell(first, told).catch((error: unknown) => showError(error, this.#parts.log));
    }
  }

  async #tell(first: Shipment, told: readonly Shipment[]): Promise<void> {
    const { session } = this.#parts.connection;
    if (session === undefined) {
      return;
    }
    const show = vscode.l10n.t('Show');
    const message = told.length === 1 ? sentence(first) : listing(told);
    // With the name: the message may still be there when another organization is connected.
    if ((await notify.information(`${plainText(session.label)}: ${message}`, show)) !== show) {
      return;
    }
    const now = this.#parts.connection.session;
    if (now !== undefined && now.place !== session.place) {
      void notify.information(anotherPlace(placeOf(session), now).sentence);
    } else if (told.length === 1 && first.id) {
      await this.#parts.show(first.id);
    } else {
      await vscode.commands.executeCommand(`${views.shipments}.focus`);
    }
  }
}

function sentence(shipment: Shipment): string {
  const name = nameOf(shipment);
  switch (shipment.status) {
    case 'pending':
      return vscode.l10n.t('{0} is pending.', name);
    case 'processing':
      return vscode.l10n.t('{0} is being processed.', name);
    case 'ready_for_review':
      return vscode.l10n.t('{0} is ready for review.', name);
    case 'approved':
      return vscode.l10n.t('{0} is approved.', name);
    case 'rejected':
      return vscode.l10n.t('{0} is rejected.', name);
    default:
      return vscode.l10n.t('{0} has the status {1}.', name, statusLook(shipment.status).label);
  }
}

function listing(told: readonly Shipment[]): string {
  const names = told
    .slice(0, mostNames)
    .map((shipment) => `${nameOf(shipment)} (${statusLook(shipment.status).label})`);
  const listed = [...names, ...(told.length > mostNames ? ['…'] : [])].join(', ');
  return vscode.l10n.t('{0} shipments have another status: {1}', formatNumber(told.length), listed);
}
