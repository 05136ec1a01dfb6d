import * as vscode from 'vscode';
import { type Opening, parseFromPage, type ToPage } from '../../explorer/protocol.ts';
import { Disposables } from '../disposables.ts';
import { showError } from '../messages.ts';
import { loadPage, pageOptions } from '../webviewPage.ts';
import { AnswerDocuments } from './answerDocuments.ts';
import { ExplorerMessages, type MessageParts } from './explorerMessages.ts';

interface PanelParts extends Omit<MessageParts, 'documents'> {
  extensionUri: vscode.Uri;
}

/** The explorer's panel: shows the page, and makes the calls that it asks for. At most one is open. */
export class ExplorerPanel implements vscode.Disposable {
  readonly #parts: PanelParts;
  #open: OpenPanel | undefined;
  /** Their editors outlive a panel. */
  readonly documents = new AnswerDocuments();

  constructor(parts: PanelParts) {
    this.#parts = parts;
  }

  /** Opens the panel or brings it to the front, on `prefill`. */
  show(prefill?: Opening): void {
    if (this.#open === undefined) {
      const parts = { ...this.#parts, documents: this.documents };
      const open = new OpenPanel(parts, prefill);
      this.#open = open;
      open.onDidClose(() => {
        this.#open = undefined;
      });
    } else {
      this.#open.reveal(prefill);
    }
  }

  dispose(): void {
    this.#open?.dispose();
    this.documents.dispose();
  }
}

/** The panel with the page in it, and the way between the page and what answers it. */
class OpenPanel implements vscode.Disposable {
  readonly #parts: PanelParts & MessageParts;
  readonly #disposables = new Disposables();
  readonly #panel: vscode.WebviewPanel;
  readonly #messages: ExplorerMessages;
  readonly onDidClose: vscode.Event<void>;
  #prefill: Opening | undefined;
  /** A hidden page is thrown away, and is ready again once it has said so. */
  #ready = false;

  constructor(parts: PanelParts & MessageParts, prefill: Opening | undefined) {
    this.#parts = parts;
    this.#prefill = prefill;
    const { extensionUri } = parts;
    const title = 'Trackberry API Explorer';
    this.#panel = this.#disposables.add(
      vscode.window.createWebviewPanel(
        'trackberry.explorer',
        title,
        vscode.ViewColumn.Active,
        pageOptions(extensionUri),
      ),
    );
    this.#panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'trackberry.svg');
    this.onDidClose = this.#panel.onDidDispose;
    this.#messages = this.#disposables.add(new ExplorerMessages(parts, (message) => this.#post(message)));
    this.#disposables.add(
      this.#panel.onDidChangeViewState(() => {
        this.#ready &&= this.#panel.visible;
      }),
    );
    this.#panel.onDidDispose(() => this.#disposables.dispose());
    const { webview } = this.#panel;
    this.#disposables.add(webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    loadPage(webview, extensionUri, { name: 'explorer', title });
  }

  reveal(prefill: Opening | undefined): void {
    if (prefill !== undefined && this.#panel.visible && this.#ready) {
      this.#post({ type: 'prefill', prefill });
    } else {
      this.#prefill = prefill ?? this.#prefill; // a page that is made anew asks for it
    }
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #receive(value: unknown): void {
    const message = parseFromPage(value);
    if (message === undefined) {
      this.#parts.log.warn('The explorer page sent something that is not a message of its own.');
    } else if (message.type === 'ready') {
      this.#ready = true;
      this.#messages.greet(this.#prefill);
      this.#prefill = undefined;
    } else {
      this.#messages.handle(message).catch((error: unknown) => showError(error, this.#parts.log));
    }
  }

  #post(message: ToPage): void {
    // Resolves to false when the page is hidden; it asks again by `ready` when it is shown.
    void this.#panel.webview.postMessage(message);
  }
}
