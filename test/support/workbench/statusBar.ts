import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { isShown } from './isShown.ts';

export class StatusBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The item whose text or accessible name contains this. */
  item(text: string | RegExp): Locator {
    const items = this.#page.locator('.statusbar .statusbar-item:visible');
    return items
      .filter({ hasText: text })
      .or(items.filter({ has: this.#page.getByLabel(text) }))
      .first();
  }

  async texts(): Promise<string[]> {
    const texts = await this.#page.locator('.statusbar .statusbar-item:visible').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
  }

  async click(text: string | RegExp): Promise<void> {
    await this.item(text).locator('a').first().click();
  }

  /** Rests the mouse on the item and returns what the hover says. */
  async hover(text: string | RegExp): Promise<string> {
    const hover = this.#page.locator('.workbench-hover .hover-contents, .monaco-hover:visible .hover-contents').first();
    // An item that changes meanwhile may lose its hover: then the mouse comes anew.
    const read = async (): Promise<string> => {
      await this.#page.mouse.move(640, 400);
      await this.item(text).hover();
      return (await isShown(hover, 3_000)) ? (await hover.allInnerTexts()).join('') : '';
    };
    return eventually(`the hover of "${text}"`, read, (shown) => shown !== '');
  }
}
