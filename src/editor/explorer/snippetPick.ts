import * as vscode from 'vscode';
import type { SnippetVariant } from '../../explorer/snippets/variant.ts';
import { snippetVariants } from '../../explorer/snippets.ts';

const key = 'trackberry.lastSnippet';

/** Asks for a language; the one that was used last comes first. */
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

  /** @returns undefined when nothing was chosen. */
  async ask(title: string): Promise<SnippetVariant | undefined> {
    const last = this.last();
    const first = last === undefined ? [] : [last];
    const others = snippetVariants.filter((variant) => variant !== last);
    const items = [...first, ...others].map((variant) => ({
      label: variant.label,
      ...(variant === last && { description: 'used last' }),
      variant,
    }));
    const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: 'Language' });
    return chosen?.variant;
  }

  async remember({ id }: SnippetVariant): Promise<void> {
    await this.#memento.update(key, id);
  }
}
