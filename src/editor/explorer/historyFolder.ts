import * as vscode from 'vscode';
import type { HistoryFolder } from '../../explorer/history/explorerHistory.ts';

/** The folder "history" in the storage that VS Code gives the extension for this workspace. */
export class StoredHistoryFolder implements HistoryFolder {
  readonly #folder: vscode.Uri;

  /** @param storage `ExtensionContext.storageUri`. */
  constructor(storage: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(storage, 'history');
  }

  async names(): Promise<readonly string[]> {
    const entries = await unlessMissing(vscode.workspace.fs.readDirectory(this.#folder));
    return (entries ?? []).map(([name]) => name);
  }

  async read(name: string): Promise<string | undefined> {
    const content = await unlessMissing(vscode.workspace.fs.readFile(this.#file(name)));
    return content && new TextDecoder().decode(content);
  }

  async write(name: string, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(this.#file(name), new TextEncoder().encode(text));
  }

  async remove(name: string): Promise<void> {
    await unlessMissing(vscode.workspace.fs.delete(this.#file(name)));
  }

  #file(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }
}

async function unlessMissing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return undefined;
    }
    throw error;
  }
}
