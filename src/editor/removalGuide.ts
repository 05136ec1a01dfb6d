import * as vscode from 'vscode';
import type { CommittedToken } from '../guard/removalSteps.ts';
import { removalSteps, shownCommit } from '../guard/removalSteps.ts';

const scheme = 'trackberry-removal';

/** "How to Remove It…": the steps for tokens in commits, as a read-only document to copy from. */
export class RemovalGuides implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #registration: vscode.Disposable;
  readonly #texts = new Map<string, string>();

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** `tokens`: of one repository, newest commit first. */
  async show(tokens: readonly CommittedToken[]): Promise<void> {
    const path = `/Remove the token from ${tokens[0] === undefined ? 'a commit' : shownCommit(tokens[0].commit)}.md`;
    const uri = vscode.Uri.from({ scheme, path });
    this.#texts.set(uri.toString(), removalSteps(tokens));
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    // A window that was loaded again has the tab, and no longer what it told of.
    return (
      this.#texts.get(uri.toString()) ??
      'Run “Trackberry: Scan for Hard-Coded Tokens” to see what is in the files now.\n'
    );
  }

  dispose(): void {
    this.#registration.dispose();
    this.#texts.clear();
  }
}
