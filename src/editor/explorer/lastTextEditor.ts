import * as vscode from 'vscode';

/** The text editor that one was in last: with the explorer in front, none is active. */
export class LastTextEditor implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #last = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(isInGroup);

  constructor() {
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
      this.#last = isInGroup(editor) ? editor : this.#last;
    });
  }

  /** Its document, unless it was closed. */
  document(): vscode.TextDocument | undefined {
    const document = this.#last?.document;
    return document !== undefined && columnOf(document) !== undefined ? document : undefined;
  }

  /** The editor with the focus in it, also where the explorer covers it; undefined when it was closed. */
  async focus(): Promise<vscode.TextEditor | undefined> {
    const document = this.document();
    return document && vscode.window.showTextDocument(document, this.#visibleColumn() ?? columnOf(document));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** A file may be open in two columns. */
  #visibleColumn(): vscode.ViewColumn | undefined {
    return vscode.window.visibleTextEditors.find((editor) => editor === this.#last)?.viewColumn;
  }
}

/** The input of a commit message and the lines of an output are text editors, too. */
function isInGroup(editor: vscode.TextEditor | undefined): boolean {
  return editor?.viewColumn !== undefined;
}

/** Where the document is open; it stays known for a while after its tab is gone. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  const uri = document.uri.toString();
  const shows = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && input.uri.toString() === uri;
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document && isInGroup(editor));
  return visible?.viewColumn ?? vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(shows))?.viewColumn;
}
