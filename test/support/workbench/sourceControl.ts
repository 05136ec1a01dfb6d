import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import type { ActivityBar } from './activityBar.ts';

/** The Source Control view, as one commits by hand. */
export class SourceControl {
  readonly root: Locator;
  readonly #page: Page;
  readonly #activityBar: ActivityBar;

  constructor(page: Page, activityBar: ActivityBar) {
    this.#page = page;
    this.#activityBar = activityBar;
    this.root = page.locator('.scm-view');
  }

  /** Opens the view and waits until the git extension shows a repository. */
  async open(): Promise<void> {
    await this.#activityBar.open('Source Control');
    await this.#message().waitFor({ state: 'visible' });
  }

  /** Writes the message and presses the Commit button for what is staged; does not wait for the outcome. */
  async commit(message: string): Promise<void> {
    await this.open();
    // As long as the git extension has not seen that something is staged, it asks whether to stage everything.
    await this.row(/^Staged Changes/).waitFor();
    // Typed until it stands there: another part of the window that is just being shown takes the focus.
    const type = async (): Promise<string> => {
      await this.#message().click();
      await this.#page.keyboard.press('ControlOrMeta+A');
      await this.#page.keyboard.type(message);
      return (await this.#message().locator('.view-lines').innerText()).replaceAll('\u00a0', ' ');
    };
    await eventually('the message of the commit', type, (text) => text.trim() === message);
    await this.root
      .locator('.button-container')
      .getByRole('button', { name: /^Commit/ })
      .first()
      .click();
  }

  /** Text of each row in view: groups and changed files. */
  async rows(): Promise<string[]> {
    const texts = await this.root.locator('.monaco-list-row').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  row(text: string | RegExp): Locator {
    return this.root.locator('.monaco-list-row').filter({ hasText: text }).first();
  }

  #message(): Locator {
    return this.root.locator('.scm-input .monaco-editor').first();
  }
}
