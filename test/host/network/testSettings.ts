import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';

const { Global, Workspace } = vscode.ConfigurationTarget;
/** A setting that a workspace may have, of no account here. */
const witness = 'trackberry.pageSize';

/** Settings that a test puts in place, for the extension host to see at once. */
export class TestSettings {
  readonly #changed = new Set<string>();
  #workspaceFile: vscode.Uri | undefined;

  /** Puts it in the user's settings; resolves when the extension host has it. */
  async set(name: string, value: unknown): Promise<void> {
    this.#changed.add(name);
    await change(name, value, Global);
  }

  /** Leaves a settings file in the workspace, as a repository brings it along; resolves when VS Code has read it. */
  async bringAlong(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder === undefined) throw new Error('The tests run in a folder.');
    this.#workspaceFile = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
    await vscode.workspace.fs.writeFile(this.#workspaceFile, Buffer.from(JSON.stringify(settings)));
    // VS Code adds this one to the file, and reads the whole of it again.
    await change(witness, 7, Workspace);
  }

  /** As they were before. */
  async restore(): Promise<void> {
    for (const name of this.#changed) await change(name, undefined, Global);
    this.#changed.clear();
    if (this.#workspaceFile === undefined) return;
    await change(witness, undefined, Workspace);
    await vscode.workspace.fs.delete(this.#workspaceFile);
    this.#workspaceFile = undefined;
  }
}

async function change(name: string, value: unknown, target: vscode.ConfigurationTarget): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const { globalValue, workspaceValue } = configuration.inspect(name) ?? {};
  if (isDeepStrictEqual(target === Global ? globalValue : workspaceValue, value)) return;
  const arrived = new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(name)) return;
      subscription.dispose();
      resolve();
    });
  });
  await configuration.update(name, value, target);
  await arrived;
}
