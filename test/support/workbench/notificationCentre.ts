import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { inTime } from './inTime.ts';
import { isShown } from './isShown.ts';

/**
 * Messages of extensions. Under the smoke-test driver they are never toasts, so they are read where all of them stay:
 * in the notification centre behind the bell.
 */
export class NotificationCentre {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.locator('.notifications-center');
  }

  /** Waits for the message that contains this text. The centre closes by itself with the last one in it: then it is opened again. */
  async waitFor(text: string | RegExp): Promise<Locator> {
    const item = this.#items().filter({ hasText: text }).first();
    const look = async (): Promise<boolean> => {
      await this.open();
      return isShown(item, 1_000);
    };
    await eventually(`the message "${text}"`, look, (shown) => shown);
    return item;
  }

  async texts(): Promise<string[]> {
    await this.open();
    const texts = await this.#items().locator('.notification-list-item-message').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** The buttons of the message that contains this text. */
  async buttons(text: string | RegExp): Promise<string[]> {
    const item = await this.waitFor(text);
    return item.locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts();
  }

  async click(text: string | RegExp, button: string): Promise<void> {
    const item = await this.waitFor(text);
    await item.getByRole('button', { name: button, exact: true }).press('Enter'); // whatever hover lies over it
  }

  /** The bell is a switch: where the centre opened or closed by itself at the same moment, it is pressed again. */
  async open(): Promise<void> {
    const press = async (): Promise<boolean> => {
      if (!(await this.root.isVisible())) await this.#page.locator('[id="status.notifications"] a').click();
      return this.root.isVisible();
    };
    await eventually('the notification centre', press, (visible) => visible);
  }

  async close(): Promise<void> {
    const press = async (): Promise<boolean> => {
      if (await this.root.isVisible()) await this.#page.locator('[id="status.notifications"] a').click();
      return this.root.isHidden();
    };
    await eventually('the notification centre to close', press, (hidden) => hidden);
  }

  /** Removes all messages that are there and closes the centre. */
  async clear(): Promise<void> {
    // Not the rows: those of messages cleared before may still be in the page for a moment.
    const clearAll = this.root.getByLabel('Clear All Notifications');
    const clear = async (): Promise<boolean> => {
      await this.open();
      // A message that goes in this moment may be the last, with which the centre closes.
      return !(await clearAll.isEnabled()) || (await inTime(clearAll.click({ timeout: 2_000 })));
    };
    await eventually('no message', clear, (done) => done);
    // With the last message it closes by itself, and whom it gives the focus back to closes a menu.
    await inTime(this.root.waitFor({ state: 'hidden', timeout: 1_000 }));
    await this.close();
  }

  #items(): Locator {
    return this.root.locator('.notification-list-item');
  }
}
