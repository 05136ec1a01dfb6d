import * as vscode from 'vscode';
import {
  type Draft,
  type FromPage,
  type Connection as PageConnection,
  parseFromPage,
  type ToPage,
} from '../../explorer/protocol.ts';
import { draftRequest, requestUrl } from '../../explorer/request.ts';
import { snippet, snippetLanguages } from '../../explorer/snippets.ts';
import type { Log } from '../../trackberry/log.ts';
import { isWrite } from '../../trackberry/method.ts';
import { listOperations, type Operation, openApiDocument } from '../../trackberry/openapi.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { commands } from '../ids.ts';
import { loadPage, pageOptions } from '../webviewPage.ts';
import { makeCall } from './explorerCall.ts';

interface PanelParts {
  connection: Connection;
  extensionUri: vscode.Uri;
  log: Log;
  /** A call that writes has succeeded: what is shown elsewhere is out of date. */
  onDidWrite(): void;
}

/** The explorer's panel: shows the page, and makes the calls that it asks for. At most one is open. */
export class ExplorerPanel implements vscode.Disposable {
  readonly #parts: PanelParts;
  readonly #operations = listOperations(openApiDocument);
  #open: OpenPanel | undefined;

  constructor(parts: PanelParts) {
    this.#parts = parts;
  }

  /** Opens the panel or brings it to the front; `prefill` fills the form, and sends nothing. */
  show(prefill?: Draft): void {
    if (this.#open === undefined) {
      const open = new OpenPanel(this.#parts, this.#operations, prefill);
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
  }
}

class OpenPanel implements vscode.Disposable {
  readonly #parts: PanelParts;
  readonly #operations: readonly Operation[];
  readonly #disposables = new Disposables();
  readonly #panel: vscode.WebviewPanel;
  readonly onDidClose: vscode.Event<void>;
  #prefill: Draft | undefined;
  /** A hidden page is thrown away, and is ready again once it has said so. */
  #ready = false;
  #call: { id: number; abort: AbortController } | undefined;
  /** Given again to a page that was hidden, and so thrown away, meanwhile. */
  #lastAnswer: Extract<ToPage, { type: 'answer' }> | undefined;

  constructor(parts: PanelParts, operations: readonly Operation[], prefill: Draft | undefined) {
    this.#parts = parts;
    this.#operations = operations;
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
    this.#disposables.add(
      this.#panel.onDidChangeViewState(() => {
        this.#ready &&= this.#panel.visible;
      }),
    );
    this.#panel.onDidDispose(() => this.#end());
    const { webview } = this.#panel;
    this.#disposables.add(webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#disposables.add(
      parts.connection.onDidChange(() => this.#post({ type: 'connection', connection: this.#connection() })),
    );
    loadPage(webview, extensionUri, { name: 'explorer', title });
  }

  reveal(prefill: Draft | undefined): void {
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

  #end(): void {
    this.#call?.abort.abort();
    this.#disposables.dispose();
  }

  #receive(value: unknown): void {
    const message = parseFromPage(value);
    if (message === undefined) {
      this.#parts.log.warn('The explorer page sent something that is not a message of its own.');
      return;
    }
    this.#handle(message).catch((error: unknown) => this.#parts.log.error(`Explorer: ${String(error)}`));
  }

  async #handle(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#greet();
        return;
      case 'send':
        await this.#send(message.callId, message);
        return;
      case 'cancel':
        if (this.#call?.id === message.callId) {
          this.#call.abort.abort();
        }
        return;
      case 'copyAs':
        await this.#copy(message);
        return;
      case 'runCommand':
        await vscode.commands.executeCommand(commands[message.command]);
    }
  }

  #greet(): void {
    this.#ready = true;
    const prefill = this.#prefill;
    this.#prefill = undefined;
    this.#post({
      type: 'init',
      operations: [...this.#operations],
      connection: this.#connection(),
      ...(prefill !== undefined && { prefill }),
    });
    if (this.#lastAnswer !== undefined) {
      this.#post(this.#lastAnswer);
    }
  }

  async #send(callId: number, draft: Draft): Promise<void> {
    this.#call?.abort.abort();
    const abort = new AbortController();
    this.#call = { id: callId, abort };
    const answer = await makeCall({
      operation: this.#operations.find(({ id }) => id === draft.operationId),
      draft,
      session: this.#parts.connection.session,
      signal: abort.signal,
      onProgress: (progress) => this.#post({ ...progress, callId }),
    });
    const message = { type: 'answer', callId, operationId: draft.operationId, answer } as const;
    if (this.#call?.id === callId) {
      this.#lastAnswer = message; // not that of a call which a newer one has replaced
    }
    this.#post(message);
    if (answer.kind === 'answered' && isWrite(answer.method) && answer.status < 300) {
      this.#parts.onDidWrite();
    }
  }

  async #copy(message: Extract<FromPage, { type: 'copyAs' }>): Promise<void> {
    const operation = this.#operations.find(({ id }) => id === message.operationId);
    const connection = this.#connection();
    if (operation === undefined) {
      return;
    }
    const request = draftRequest(operation, message);
    const code = snippet(message.language, {
      method: request.method,
      url: requestUrl(connection.baseUrl, request),
      ...(request.body !== undefined && { body: request.body }),
    });
    await vscode.env.clipboard.writeText(code);
    const label = snippetLanguages.find(({ id }) => id === message.language)?.label ?? message.language;
    vscode.window.setStatusBarMessage(
      `Trackberry: copied as ${label}; it reads the token from TRACKBERRY_API_TOKEN`,
      5000,
    );
  }

  #connection(): PageConnection {
    const { session } = this.#parts.connection;
    return session === undefined
      ? { connected: false, baseUrl: documentedBaseUrl }
      : {
          connected: true,
          baseUrl: session.baseUrl,
          organization: session.label,
          sandbox: session.sandbox,
        };
  }

  #post(message: ToPage): void {
    // Resolves to false when the page is hidden; it asks again by `ready` when it is shown.
    void this.#panel.webview.postMessage(message);
  }
}

/** For preview and snippets while no organization is connected. */
const documentedBaseUrl = openApiDocument.servers[0]?.url ?? '';
