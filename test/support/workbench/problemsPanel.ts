import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './quickInput.ts';

export class ProblemsPanel {
  readonly root: Locator;
  readonly #quickInput: QuickInput;
  readonly #filterInput: Locator;

  constructor(page: Page, quickInput: QuickInput) {
    this.root = page.locator('.markers-panel');
    this.#quickInput = quickInput;
    this.#filterInput = page.locator('.panel').getByRole('textbox', { name: /^Filter Problems/ });
  }

  async open(): Promise<void> {
    if (await this.root.isVisible()) return;
    await this.#quickInput.runCommand('Problems: Focus on Problems View');
    await this.root.waitFor({ state: 'visible' });
  }

  /** Each row in view as one line of text, files and their problems alike. */
  async rows(): Promise<string[]> {
    await this.open();
    const texts = await this.root.locator('.monaco-list-row').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** Leaves only what contains this text; an empty one shows all. */
  async filter(text: string): Promise<void> {
    await this.open();
    await this.#filterInput.fill(text);
  }

  row(text: string | RegExp): Locator {
    return this.root.locator('.monaco-list-row').filter({ hasText: text }).first();
  }
}
