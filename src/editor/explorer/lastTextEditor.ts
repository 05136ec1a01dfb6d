import * as vscode from 'vscode';

/** The text editor that one was in last: with the explorer in front, none is active. */
export class LastTextEditor implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #last = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];

  constructor() {
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
      this.#last = editor ?? this.#last;
    });
  }

  /** Its document, unless it was closed. */
  document(): vscode.TextDocument | undefined {
    const document = this.#last?.document;
    return document !== undefined && groupOf(document) !== undefined ? document : undefined;
  }

  /** The editor with the focus in it, also where the explorer covers it; undefined when it was closed. */
  async focus(): Promise<vscode.TextEditor | undefined> {
    const document = this.document();
    const viewColumn = document && (this.#visible(document)?.viewColumn ?? groupOf(document)?.viewColumn);
    return document && vscode.window.showTextDocument(document, viewColumn);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #visible(document: vscode.TextDocument): vscode.TextEditor | undefined {
    const editors = vscode.window.visibleTextEditors;
    return editors.find((editor) => editor === this.#last) ?? editors.find((editor) => editor.document === document);
  }
}

/** A document stays known for a while after its tab is gone. */
function groupOf({ uri }: vscode.TextDocument): vscode.TabGroup | undefined {
  const shows = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(shows));
}
