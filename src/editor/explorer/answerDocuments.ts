import * as vscode from 'vscode';

const scheme = 'trackberry-answer';

interface AnswerText {
  /** The same for the same text: it is shown in the editor that is open already. */
  id: string;
  /** The editor's title; its ending chooses the language. */
  name: string;
  text: string;
}

/** Texts of answers as read-only documents. A text is kept for as long as its document is open. */
export class AnswerDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration: vscode.Disposable;

  constructor() {
    this.#registration = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ?? `${vscode.l10n.t('This answer is no longer kept. Send the call again.')}\n`
    );
  }

  /** The address of a document with this text, for any command that opens one. */
  uri({ id, name, text }: AnswerText): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${name}`, query: id });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
