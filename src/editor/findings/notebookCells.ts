import * as vscode from 'vscode';

/** The notebook that a cell's document belongs to, while it is open. */
export function notebookOf(uri: vscode.Uri): vscode.NotebookDocument | undefined {
  if (uri.scheme !== 'vscode-notebook-cell') {
    return undefined;
  }
  const key = uri.toString();
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some(({ document }) => document.uri.toString() === key),
  );
}

/** The file that holds a document; of a notebook's cell, the notebook. */
export function fileOf(uri: vscode.Uri): vscode.Uri {
  return notebookOf(uri)?.uri ?? uri;
}

/** A notebook as a file: its text is not for editing by hand. */
export function isNotebookFile({ scheme, path }: vscode.Uri): boolean {
  return scheme !== 'vscode-notebook-cell' && path.endsWith('.ipynb');
}
