import * as vscode from 'vscode';
import type { SnippetVariant } from '../../explorer/snippets/variant.ts';
import { snippetVariants } from '../../explorer/snippets.ts';

const key = 'trackberry.lastSnippet';

/** Asks for a language, and remembers it. */
export class SnippetPick {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** The language that was used last, in any window. */
  last(): SnippetVariant | undefined {
    const id = this.#memento.get(key);
    return snippetVariants.find((variant) => variant.id === id);
  }

  /**
   * The language that was used last comes first; before it those of `document`, the file that takes the code.
   * @returns undefined when nothing was chosen.
   */
  async ask(title: string, document?: vscode.TextDocument): Promise<SnippetVariant | undefined> {
    const last = this.last();
    const fits = ({ languages }: SnippetVariant) => document !== undefined && languages.includes(document.languageId);
    const rank = (variant: SnippetVariant) => (fits(variant) ? 2 : 0) + (variant === last ? 1 : 0);
    const items = snippetVariants
      .toSorted((one, other) => rank(other) - rank(one))
      .map((variant) => {
        const marks = [
          ...(fits(variant) ? [vscode.l10n.t('fits the file')] : []),
          ...(variant === last ? [vscode.l10n.t('used last')] : []),
        ];
        return { label: variant.label, description: marks.join(', '), variant };
      });
    const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Language') });
    return chosen?.variant;
  }

  async remember({ id }: SnippetVariant): Promise<void> {
    await this.#memento.update(key, id);
  }
}
