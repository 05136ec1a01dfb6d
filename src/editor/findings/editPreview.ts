import * as path from 'node:path';
import * as vscode from 'vscode';
import { edited, type TextEdit } from '../../fix/replacement.ts';
import { Disposables } from '../disposables.ts';
import { notify } from '../notify.ts';
import { plainText, withoutLinks } from '../plainText.ts';
import { fileOf, notebookOf } from './notebookCells.ts';

const scheme = 'trackberry-proposal';

export interface Proposal {
  /** What is done, in words. */
  title: string;
  document: vscode.TextDocument;
  edits: readonly TextEdit[];
  /** A line for another file, made if it is not there. */
  also?: AddedLine | undefined;
}

export interface AddedLine {
  uri: vscode.Uri;
  /** With line ends, for the end of the file. */
  text: string;
}

/** `unsaved`: applied, but there is no file yet, or it could not be written, of which VS Code tells. */
export type Applied = 'saved' | 'unsaved' | 'discarded';

/**
 * Shows what a quick fix would do as a diff, and does it when the user agrees: by a button above the text, which covers
 * nothing of it as a question in the middle of the window would.
 */
export class EditPreview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #texts = new Map<string, string>();
  /** What is shown and waits for an answer. */
  readonly #waiting = new Map<string, (agreed: boolean) => void>();
  #count = 0;

  constructor() {
    this.#disposables.add(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
    this.#disposables.add(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof vscode.TabInputTextDiff) {
            this.#waiting.get(input.modified.toString())?.(false);
          }
        }
      }),
    );
  }

  /** The user's answer to what is shown in the active editor. */
  answer(agreed: boolean): void {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (input instanceof vscode.TabInputTextDiff) {
      this.#waiting.get(input.modified.toString())?.(agreed);
    }
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Applies and saves: an edit alone leaves a document unsaved, and what it took out would still be on disk. */
  async propose(proposal: Proposal): Promise<Applied> {
    const { document, edits, title, also } = proposal;
    const { version } = document;
    const proposed = document.uri.with({ scheme, authority: '', fragment: '', query: String(this.#count++) });
    this.#texts.set(proposed.toString(), edited(document.getText(), edits));
    try {
      const shown = await vscode.workspace.openTextDocument(proposed);
      await vscode.languages.setTextDocumentLanguage(shown, document.languageId);
      const name = plainText(path.posix.basename(fileOf(document.uri).path));
      const options = { preview: true };
      await vscode.commands.executeCommand('vscode.diff', document.uri, proposed, `${name}: ${title}`, options);
      const question = also
        ? vscode.l10n.t(
            '{0}: is the change to {1} right, and "{2}" added to {3}? ✓ above the text applies and saves it.',
            title,
            name,
            also.text.trim(),
            path.posix.basename(also.uri.path),
          )
        : vscode.l10n.t('{0}: is the change to {1} right? ✓ above the text applies and saves it.', title, name);
      if (!(await this.#agrees(proposed, question))) {
        return 'discarded';
      }
      if (document.version !== version) {
        void notify.warning(
          vscode.l10n.t('Nothing was changed: the text is no longer the one that was shown. Try again.'),
        );
        return 'discarded';
      }
      return await apply(proposal);
    } finally {
      this.#texts.delete(proposed.toString());
      await close(proposed);
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #agrees(proposed: vscode.Uri, question: string): Thenable<boolean> {
    const key = proposed.toString();
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: withoutLinks(question),
      cancellable: true,
    };
    return vscode.window.withProgress(options, async (_, cancel) => {
      try {
        return await new Promise<boolean>((resolve) => {
          this.#waiting.set(key, resolve);
          cancel.onCancellationRequested(() => resolve(false));
        });
      } finally {
        this.#waiting.delete(key);
      }
    });
  }
}

async function apply({ document, edits, also }: Proposal): Promise<Applied> {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  const touched = [document.uri];
  if (also !== undefined) {
    await appendTo(edit, also);
    touched.push(also.uri);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    return 'discarded';
  }
  const saved = await Promise.all(touched.map(save));
  return saved.every(Boolean) ? 'saved' : 'unsaved';
}

/** Adds a line to the end of a file without a preview, and saves it. */
export async function appendLine(added: AddedLine): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  await appendTo(edit, added);
  return (await vscode.workspace.applyEdit(edit)) && save(added.uri);
}

async function appendTo(edit: vscode.WorkspaceEdit, { uri, text }: AddedLine): Promise<void> {
  edit.createFile(uri, { ignoreIfExists: true });
  edit.insert(uri, await endOf(uri), text);
}

async function endOf(uri: vscode.Uri): Promise<vscode.Position> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    return document.lineAt(document.lineCount - 1).range.end;
  } catch {
    return new vscode.Position(0, 0); // there is none yet
  }
}

/** Whether what is on disk is now what the document says. */
export async function save(uri: vscode.Uri): Promise<boolean> {
  const notebook = notebookOf(uri);
  if (notebook !== undefined) {
    return !notebook.isUntitled && notebook.save();
  }
  const document = await vscode.workspace.openTextDocument(uri);
  return !document.isUntitled && (!document.isDirty || document.save());
}

async function close(proposed: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === proposed.toString(),
  );
  await vscode.window.tabGroups.close(ours);
}
