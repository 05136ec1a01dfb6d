import type { Page } from 'playwright-core';

export class ActivityBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the container with this name in the side bar, if it is not open. */
  async open(container: string): Promise<void> {
    const tab = this.#page.locator('.activitybar').getByRole('tab', { name: new RegExp(`^${container}`) });
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
    await this.#page.locator('.sidebar').getByText(container).first().waitFor();
  }
}
