import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { inTime } from './inTime.ts';
import { isShown } from './isShown.ts';

/** One tree view of the side bar. Only rows that are scrolled into view exist in the page. */
export class TreeView {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.root = page.getByRole('tree', { name });
  }

  row(text: string | RegExp): Locator {
    return this.root.getByRole('treeitem').filter({ hasText: text }).first();
  }

  /** Label and description of each row in view, top to bottom, without icons. */
  async rows(): Promise<string[]> {
    const rows = await this.root.getByRole('treeitem').evaluateAll((elements) =>
      elements.map((element) => ({
        index: Number(element.getAttribute('data-index')),
        texts: ['.label-name', '.label-description'].map((part) => element.querySelector(part)?.textContent ?? ''),
      })),
    );
    return rows.sort((a, b) => a.index - b.index).map(({ texts }) => texts.join(' ').replaceAll(/\s+/g, ' ').trim());
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    const expanded = this.root.locator('[role="treeitem"][aria-expanded="true"]').filter({ hasText: text }).first();
    // A click on a row that is painted again in that moment is lost.
    const open = async (): Promise<boolean> => {
      if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
      return isShown(expanded, 2_000);
    };
    await eventually(`the open row "${text}"`, open, (shown) => shown);
  }

  /** Clicks an action that shows at the row under the mouse. */
  async inlineAction(row: string | RegExp, action: string): Promise<void> {
    const button = this.row(row).getByRole('button', { name: action });
    // A row that is painted again meanwhile shows its actions when the mouse comes anew.
    const click = async (): Promise<boolean> => {
      await this.row(row).hover();
      return inTime(button.click({ timeout: 5_000 }));
    };
    await eventually(`"${action}" at the row`, click, (clicked) => clicked);
  }

  async contextAction(row: string | RegExp, action: string): Promise<void> {
    // By its label alone: its whole name goes on with a key where it has one.
    const label = this.#page.locator('.action-label').getByText(action, { exact: true });
    const item = this.#page.getByRole('menuitem').filter({ has: label });
    // The menu closes when something else takes the focus: then it is opened again.
    const choose = async (): Promise<boolean> => {
      await this.row(row).click({ button: 'right' });
      if (!(await isShown(item, 2_000))) return false;
      if (!(await inTime(item.hover({ timeout: 2_000 })))) return false;
      // A menu that is laid out anew meanwhile has another item under the mouse: the keyboard must be at this one.
      return isShown(this.#page.locator('.action-item.focused').filter({ has: label }), 2_000);
    };
    await eventually(`"${action}" in the menu`, choose, (chosen) => chosen);
    // By keyboard: a menu passes over a click that comes right after it has opened.
    await this.#page.keyboard.press('Enter');
    await item.waitFor({ state: 'hidden' });
  }
}
