import * as vscode from 'vscode';
import { parseSavedShipmentPage } from '../../explorer/shipment/messages.ts';
import { panels } from '../ids.ts';
import type { Place } from '../profiles/anotherPlace.ts';
import { pageOptions } from '../webviewPage.ts';
import { OpenShipment, type ShipmentParts } from './openShipment.ts';

/** The panel of the shipment page. There is one: another shipment takes the place of the one that is shown. */
export class ShipmentPanel implements vscode.Disposable {
  readonly #parts: ShipmentParts;
  #open: OpenShipment | undefined;

  constructor(parts: ShipmentParts) {
    this.#parts = parts;
  }

  /** @param ask `anew`: what the store knows may be older than what the user has just seen. */
  show(id: string, ask: 'known' | 'anew' = 'known'): void {
    this.#parts.onDidShow(id);
    if (this.#open === undefined) {
      const options = pageOptions(this.#parts.extensionUri);
      this.#fill(
        vscode.window.createWebviewPanel(panels.shipment, vscode.l10n.t('Shipment'), vscode.ViewColumn.Active, options),
        id,
        ask,
      );
    } else {
      this.#open.show(id, ask);
      this.#open.reveal();
    }
  }

  /** For a panel that was open when the window was loaded again. @param state what its page has saved. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const saved = parseSavedShipmentPage(state);
    if (saved === undefined || this.#open !== undefined) {
      panel.dispose();
      return;
    }
    panel.webview.options = pageOptions(this.#parts.extensionUri);
    this.#fill(panel, saved.id, 'known', saved.from);
  }

  dispose(): void {
    this.#open?.dispose();
  }

  #fill(panel: vscode.WebviewPanel, id: string, ask: 'known' | 'anew', from?: Place): void {
    this.#open = new OpenShipment(panel, this.#parts);
    this.#open.show(id, ask, from);
    panel.onDidDispose(() => {
      this.#open = undefined;
    });
  }
}
