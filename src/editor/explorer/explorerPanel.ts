import * as vscode from 'vscode';
import { type Opening, parseFromPage, type ToPage, type Way } from '../../explorer/protocol.ts';
import { Disposables } from '../disposables.ts';
import { panels } from '../ids.ts';
import { showError } from '../messages.ts';
import { loadPage, pageOptions } from '../webviewPage.ts';
import { AnswerDocuments } from './answerDocuments.ts';
import { ExplorerMessages, type MessageParts } from './explorerMessages.ts';

const title = 'Trackberry API Explorer';

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
      const options = pageOptions(this.#parts.extensionUri);
      this.#take(vscode.window.createWebviewPanel(panels.explorer, title, vscode.ViewColumn.Active, options), prefill);
    } else {
      this.#open.reveal(prefill);
    }
  }

  /** Has what the panel shows taken away as code. @returns false when no panel is open. */
  take(way: Way): boolean {
    this.#open?.take(way);
    return this.#open !== undefined;
  }

  /** Takes up the panel that was open when the window was loaded anew; the page brings its state itself. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.#open === undefined) {
      panel.webview.options = pageOptions(this.#parts.extensionUri);
      this.#take(panel, undefined);
    } else {
      panel.dispose(); // another was opened meanwhile
    }
  }

  #take(panel: vscode.WebviewPanel, prefill: Opening | undefined): void {
    const open = new OpenPanel({ ...this.#parts, documents: this.documents }, panel, prefill);
    this.#open = open;
    open.onDidClose(() => {
      this.#open = undefined;
    });
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
  #wanted: Way | undefined;
  /** A hidden page is thrown away, and is ready again once it has said so. */
  #ready = false;
  /** A call may end only after the panel, which then must not be touched any more. */
  #closed = false;

  constructor(parts: PanelParts & MessageParts, panel: vscode.WebviewPanel, prefill: Opening | undefined) {
    this.#parts = parts;
    this.#prefill = prefill;
    this.#panel = this.#disposables.add(panel);
    const { extensionUri } = parts;
    this.#panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    this.onDidClose = this.#panel.onDidDispose;
    const takeKeyboard = () => {
      if (!this.#closed && panel.active) {
        panel.reveal();
        this.#post({ type: 'focus' }); // `reveal` leaves it in a frame around the page's own
      }
    };
    this.#messages = this.#disposables.add(new ExplorerMessages(parts, (message) => this.#post(message), takeKeyboard));
    this.#disposables.add(
      this.#panel.onDidChangeViewState(() => {
        this.#ready &&= this.#panel.visible;
      }),
    );
    this.#panel.onDidDispose(() => {
      this.#closed = true;
      this.#disposables.dispose();
    });
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

  take(way: Way): void {
    if (this.#panel.visible && this.#ready) {
      this.#post({ type: 'take', way });
    } else {
      this.#wanted = way;
      this.#panel.reveal();
    }
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
      if (this.#wanted !== undefined) {
        this.#post({ type: 'take', way: this.#wanted });
        this.#wanted = undefined;
      }
    } else {
      this.#messages.handle(message).catch((error: unknown) => showError(error, this.#parts.log));
    }
  }

  #post(message: ToPage): void {
    if (!this.#closed) {
      // Resolves to false when the page is hidden; it asks again by `ready` when it is shown.
      void this.#panel.webview.postMessage(message);
    }
  }
}
