import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './quickInput.ts';

/** A terminal of the workbench. Its text is readable because the test settings keep it off the canvas. */
export class TerminalPanel {
  readonly root: Locator;
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
    this.root = page.locator('.terminal-wrapper.active');
  }

  /** Types a line into the terminal, which is opened when there is none. */
  async run(line: string): Promise<void> {
    if (!(await this.root.isVisible())) {
      await this.#quickInput.runCommand('Terminal: Create New Terminal');
      await this.root.locator('.xterm-rows').waitFor({ state: 'visible' });
    }
    await this.root.locator('.xterm-helper-textarea').focus();
    await this.#page.keyboard.type(line);
    await this.#page.keyboard.press('Enter');
  }

  /** What the terminal shows; a long line is broken where the terminal breaks it. */
  async text(): Promise<string> {
    const rows = await this.root.locator('.xterm-rows > div').allInnerTexts();
    return rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).join('\n');
  }
}
