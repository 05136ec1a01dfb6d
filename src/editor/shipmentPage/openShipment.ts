import * as vscode from 'vscode';
import { type FromShipmentPage, parseFromShipmentPage, type ToShipmentPage } from '../../explorer/shipment/messages.ts';
import type { Log } from '../../trackberry/log.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { commands } from '../ids.ts';
import { describe, isCancellation, type Message, type Remedy, runRemedy, showError } from '../messages.ts';
import { plainText } from '../plainText.ts';
import { anotherPlace, type Place, placeOf } from '../profiles/anotherPlace.ts';
import { describeUnchosen } from '../profiles/describeUnchosen.ts';
import type { LoadedShipment } from '../shipments/shipmentDetails.ts';
import type { ShipmentStore } from '../shipments/shipmentStore.ts';
import { loadPage } from '../webviewPage.ts';
import type { ShipmentDocuments } from './shipmentDocument.ts';

export interface ShipmentParts {
  connection: Connection;
  store: ShipmentStore;
  extensionUri: vscode.Uri;
  log: Log;
  documents: ShipmentDocuments;
  openInExplorer(id: string): Promise<void>;
  /** The user has opened it. */
  onDidShow(id: string): void;
}

interface Failure {
  message: string;
  /** Unix milliseconds. */
  at: number;
  remedies: readonly Remedy[];
}

const mostDepartures = 20;

/** A panel with the shipment page in it: follows the store, and keeps the last answer where a newer one fails. */
export class OpenShipment implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #parts: ShipmentParts;
  readonly #disposables = new Disposables();
  #id = '';
  /** The organization that the id belongs to; undefined before the first call. */
  #from: Place | undefined;
  /** The last answer about this shipment. */
  #answer: LoadedShipment | undefined;
  #loading: Promise<LoadedShipment> | undefined;
  #failure: Failure | undefined;
  /** The store has forgotten the shipment while the panel was hidden. */
  #stale = false;

  constructor(panel: vscode.WebviewPanel, parts: ShipmentParts) {
    this.#panel = panel;
    this.#parts = parts;
    const { extensionUri, store, connection } = parts;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    panel.onDidDispose(() => this.#disposables.dispose());
    this.#disposables.add(panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#disposables.add(panel.onDidChangeViewState(() => this.#catchUp()));
    this.#disposables.add(store.details.onDidForget(() => this.#forgotten()));
    this.#disposables.add(connection.onDidChange(() => this.#connectionChanged()));
    this.#disposables.add(
      connection.onDidChangeQuota(() => {
        if (this.#loading !== undefined) {
          this.#postState(); // it may now wait for the rate limit
        }
      }),
    );
    loadPage(panel.webview, extensionUri, { name: 'shipment', title: vscode.l10n.t('Shipment') });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /**
   * Shows this shipment in the panel, which stays where it is.
   * @param from its organization, where that is not the one that is connected.
   */
  show(id: string, ask: 'known' | 'anew', from?: Place): void {
    const { store } = this.#parts;
    const { session } = this.#parts.connection;
    const place = from ?? (session && placeOf(session));
    if (id !== this.#id || place?.place !== this.#from?.place) {
      this.#id = id;
      this.#from = place;
      this.#answer = undefined;
      this.#failure = undefined;
      this.#panel.title = vscode.l10n.t('Shipment');
      this.#load(() => (ask === 'known' ? store.details.get(id) : store.details.reload(id)));
    } else if (ask === 'anew' || (this.#answer === undefined && this.#loading === undefined)) {
      this.#load(() => store.details.reload(id));
    }
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #load(ask: () => Promise<LoadedShipment>): void {
    this.#stale = false;
    this.#loading = undefined;
    const { state } = this.#parts.connection;
    const elsewhere = this.#elsewhere();
    if (elsewhere !== undefined) {
      this.#fail(elsewhere);
    } else if (state.kind === 'connected') {
      this.#from = placeOf(state.session);
      const loading = ask();
      this.#loading = loading;
      this.#settle(loading).catch((error: unknown) => this.#parts.log.error(`Shipment: ${String(error)}`));
    } else if (state.kind === 'unusable') {
      this.#fail(describe(state.error));
    } else if (state.kind === 'unchosen') {
      this.#fail(describeUnchosen(state));
    } else if (state.kind === 'signedOut') {
      this.#fail({ sentence: vscode.l10n.t('Connect to Trackberry to see the shipment.'), remedies: waysToConnect() });
    }
    this.#postState();
  }

  async #settle(loading: Promise<LoadedShipment>): Promise<void> {
    const result = await loading.then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    );
    if (this.#loading !== loading) {
      return; // another shipment, or another call, has taken its place
    }
    this.#loading = undefined;
    if ('answer' in result) {
      this.#answer = result.answer;
      this.#failure = undefined;
      this.#panel.title = plainText(result.answer.reference ?? result.answer.id ?? vscode.l10n.t('Shipment'), 40);
      this.#postAnswer();
    } else if (!isCancellation(result.error)) {
      this.#fail(describe(result.error));
    }
    this.#postState();
  }

  /** What is said where another organization is connected than the one that the id belongs to: it is not asked for it. */
  #elsewhere(): Message | undefined {
    const { session } = this.#parts.connection;
    return session === undefined || this.#from === undefined || this.#from.place === session.place
      ? undefined
      : anotherPlace(this.#from, session);
  }

  #fail({ sentence, remedies }: Message): void {
    this.#failure = { message: sentence, remedies, at: Date.now() };
  }

  #forgotten(): void {
    this.#stale = true;
    this.#catchUp();
  }

  /** Nobody pays for what nobody sees. */
  #catchUp(): void {
    if (this.#stale && this.#panel.visible) {
      this.#load(() => this.#parts.store.details.get(this.#id, 'view'));
    }
  }

  /** What is shown is of another organization, perhaps. */
  #connectionChanged(): void {
    this.#answer = undefined;
    this.#failure = undefined;
    this.#loading = undefined;
    this.#panel.title = vscode.l10n.t('Shipment');
    this.#forgotten();
  }

  #receive(value: unknown): void {
    const message = parseFromShipmentPage(value);
    if (message === undefined) {
      this.#parts.log.warn('The shipment page sent something that is not a message of its own.');
    } else {
      this.#handle(message).catch((error: unknown) => showError(error, this.#parts.log));
    }
  }

  async #handle(message: FromShipmentPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#postAnswer();
        this.#postState();
        return;
      case 'refresh':
        this.#load(() => this.#parts.store.details.reload(this.#id));
        return;
      case 'openInExplorer':
        await this.#parts.openInExplorer(this.#id);
        return;
      case 'showJson':
        if (this.#elsewhere() === undefined) {
          await this.#parts.documents.show(this.#id);
        }
        return;
      case 'copy':
        await this.#copy(message.field);
        return;
      case 'remedy':
        await runRemedy(this.#failure?.remedies[message.index]);
    }
  }

  async #copy(field: 'id' | 'reference'): Promise<void> {
    const { connection } = this.#parts;
    const answer = this.#answer;
    if (answer !== undefined) {
      const { copyField } = await import('../shipments/copyShipments.ts');
      await copyField(field, [answer], connection);
    }
  }

  #postAnswer(): void {
    if (this.#answer !== undefined) {
      const { json, at, problems } = this.#answer;
      this.#post({
        type: 'shipment',
        json,
        at,
        departures: problems.slice(0, mostDepartures).map(String),
        departuresInAll: problems.length,
      });
    }
  }

  #postState(): void {
    const waitsUntil = this.#parts.connection.session?.throttle.state().pausedUntil;
    this.#post({
      type: 'state',
      id: this.#id,
      ...(this.#from !== undefined && { from: this.#from }),
      answered: this.#answer !== undefined,
      loading: this.#loading !== undefined || this.#parts.connection.state.kind === 'starting',
      ...(this.#loading !== undefined && waitsUntil !== undefined && { waitsUntil }),
      ...(this.#failure !== undefined && {
        failure: { ...this.#failure, remedies: this.#failure.remedies.map(({ title }) => title) },
      }),
    });
  }

  #post(message: ToShipmentPage): void {
    // Resolves to false when the page is hidden; it asks again by `ready` when it is shown.
    void this.#panel.webview.postMessage(message);
  }
}

function waysToConnect(): Remedy[] {
  return [
    { title: vscode.l10n.t('Set API Token'), command: commands.setToken },
    { title: vscode.l10n.t('Start Sandbox'), command: commands.startSandbox },
  ];
}
