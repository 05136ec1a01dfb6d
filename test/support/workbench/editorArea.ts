import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { inTime } from './inTime.ts';
import { isShown } from './isShown.ts';
import type { QuickInput } from './quickInput.ts';

export class EditorArea {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
  }

  /** Opens a file of the workspace and waits for its text. */
  async openFile(path: string): Promise<void> {
    await this.#quickInput.openFile(path);
    const name = path.split('/').at(-1) ?? path;
    await this.tab(name).waitFor();
    await this.#page
      .locator(`${this.#textOf(name)}.focused .view-line`)
      .first()
      .waitFor();
  }

  /** Puts the keyboard into the active text editor, where its cursor is. */
  async focus(): Promise<void> {
    await this.#quickInput.runCommand('View: Focus Active Editor Group');
    await this.waitForFocus();
  }

  /** Waits until the active text editor has the keyboard, which a row that was clicked may still have. */
  async waitForFocus(): Promise<void> {
    await this.#page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  }

  /** A click into the text of a file with this name, once it is that which is shown: its tab comes first. */
  async clickInto(name: string): Promise<void> {
    await this.#page
      .locator(`${this.#textOf(name)} .view-line`)
      .first()
      .click();
  }

  tab(name: string | RegExp): Locator {
    return this.#page.locator('.editor-group-container .tab').filter({ hasText: name }).first();
  }

  /** A button above the text of the active editor. */
  titleAction(name: string): Locator {
    return this.#page.locator('.editor-group-container.active .editor-actions').getByRole('button', { name });
  }

  async tabs(): Promise<string[]> {
    return this.#page.locator('.editor-group-container .tab .label-name').allInnerTexts();
  }

  /** The lines in view of the active text editor. */
  async text(): Promise<string> {
    const lines = await this.#page
      .locator('.editor-group-container.active .monaco-editor .view-lines .view-line')
      .evaluateAll((elements) =>
        elements.map((element) => ({
          top: element.getBoundingClientRect().top,
          text: (element.textContent ?? '').replaceAll('\u00a0', ' '),
        })),
      );
    return lines
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text)
      .join('\n');
  }

  /** Types at the cursor of the active text editor, at its end. */
  async typeAtEnd(text: string): Promise<void> {
    await this.#page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
    await this.#page.keyboard.press('ControlOrMeta+End');
    await this.#page.keyboard.type(text);
  }

  /** Rests the mouse on the end of this text in the active editor; returns all of the hover once it says this. */
  async hover(text: string, says: string): Promise<string> {
    const part = this.#page.locator('.editor-group-container.active .view-line span > span', { hasText: text }).last();
    const hover = this.#page.locator('.monaco-editor .monaco-hover:visible').filter({ hasText: says }).first();
    // The editor makes a line anew when its colours are known, and closes the hover over what has changed.
    const rest = async (): Promise<string> => {
      const box = await part.boundingBox();
      if (box === null) return '';
      await this.#page.mouse.move(box.x + box.width - 20, box.y + box.height / 2, { steps: 3 });
      return (await isShown(hover, 5_000)) ? (await hover.allInnerTexts()).join('') : '';
    };
    return eventually(`the hover of "${text}"`, rest, (shown) => shown !== '');
  }

  /** The quick fixes at the cursor, as their menu lists them. Closed by Escape or `quickFix`. */
  async quickFixes(): Promise<string[]> {
    const menu = this.#page.locator('.action-widget:not(.action-list-submenu-panel)');
    const open = async (): Promise<boolean> => {
      await this.#page.keyboard.press('ControlOrMeta+.');
      return isShown(menu, 2_000);
    };
    await eventually('the menu of quick fixes', open, (shown) => shown);
    const rows = await menu.locator('.monaco-list-row.action').allInnerTexts();
    return rows.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** Chooses a quick fix at the cursor. */
  async quickFix(title: string): Promise<void> {
    const rows = this.#page.locator('.action-widget:not(.action-list-submenu-panel) .monaco-list-row.action');
    // The menu closes when something else takes the focus.
    const choose = async (): Promise<boolean> => {
      await this.quickFixes();
      return inTime(rows.filter({ hasText: title }).first().click({ timeout: 5_000 }));
    };
    await eventually(`"${title}" in the menu`, choose, (chosen) => chosen);
  }

  async save(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+S');
  }

  /**
   * Waits until the page of what was opened has the keyboard. It takes it late where the page was there before: what is
   * pressed until then goes nowhere, and a box that has been opened closes.
   */
  async waitForPageFocus(): Promise<void> {
    await eventually(
      'the page to have the focus',
      () => this.#page.evaluate<string | undefined>('document.activeElement?.className'),
      (name) => /\bwebview\b/.test(name ?? ''),
    );
  }

  /** The content of the webview that is shown: a page in a frame in a frame. */
  webview(): FrameLocator {
    return this.#page.frameLocator('iframe.webview:visible').frameLocator('iframe#active-frame');
  }

  #textOf(name: string): string {
    return `.editor-group-container.active .monaco-editor[data-uri$="/${encodeURIComponent(name)}"]`;
  }
}
