import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { isShown } from './isShown.ts';

export class ActivityBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /**
   * Opens the container with this name in the side bar, if it is not open. Looked at until it is: a window that is still
   * being restored opens it by itself, and a click in that moment closes it again.
   */
  async open(container: string): Promise<void> {
    const tab = this.#page.locator('.activitybar').getByRole('tab', { name: new RegExp(`^${container}`) });
    const title = this.#page.locator('.sidebar').getByText(container).first();
    const open = async (): Promise<boolean> => {
      if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
      return isShown(title, 2_000);
    };
    await eventually(`the container "${container}"`, open, (shown) => shown);
  }
}
