import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
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
    await this.tab(path.split('/').at(-1) ?? path).waitFor();
    await this.#page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
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
    // The editor makes a line anew when its colours are known.
    await eventually(
      `"${text}" in view`,
      async () => {
        const box = await part.boundingBox({ timeout: 2_000 });
        await (box && this.#page.mouse.move(box.x + box.width - 20, box.y + box.height / 2, { steps: 3 }));
        return box;
      },
      (box) => box !== null,
    );
    const hover = this.#page.locator('.monaco-editor .monaco-hover:visible').filter({ hasText: says }).first();
    await hover.waitFor({ state: 'visible' });
    return hover.innerText();
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
    await this.quickFixes();
    await this.#page
      .locator('.action-widget:not(.action-list-submenu-panel) .monaco-list-row.action')
      .filter({ hasText: title })
      .first()
      .click();
  }

  async save(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+S');
  }

  /** The content of the webview that is shown: a page in a frame in a frame. */
  webview(): FrameLocator {
    return this.#page.frameLocator('iframe.webview:visible').frameLocator('iframe#active-frame');
  }
}
