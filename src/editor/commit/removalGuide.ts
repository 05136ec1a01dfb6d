import * as vscode from 'vscode';
import type { CommittedToken } from '../../guard/removalSteps.ts';
import { removalSteps, shownCommit } from '../../guard/removalSteps.ts';

const scheme = 'trackberry-removal';

/** "How to Remove It…" and where an old token stands: steps and places, as read-only documents to copy from. */
export class RemovalGuides implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #registration: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #texts = new Map<string, string>();
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** `tokens`: of one repository, newest commit first. */
  async show(tokens: readonly CommittedToken[]): Promise<void> {
    const [newest] = tokens;
    const name =
      newest === undefined
        ? vscode.l10n.t('Remove the token from a commit')
        : vscode.l10n.t('Remove the token from {0}', shownCommit(newest.commit));
    await this.open(name, removalSteps(tokens));
  }

  /** Shows Markdown under a name, without a slash in it; an earlier text of this name gives way to it. */
  async open(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${name}.md` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    // A window that was loaded again has the tab, and no longer what it told of.
    return (
      this.#texts.get(uri.toString()) ??
      `${vscode.l10n.t('Run “Trackberry: Scan for Hard-Coded Tokens” to see what is in the files now.')}\n`
    );
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }
}
