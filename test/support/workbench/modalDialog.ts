import type { Locator, Page } from 'playwright-core';

export class ModalDialog {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.locator('.monaco-dialog-box');
  }

  /** Message and detail of the dialog; waits until one is open. */
  async text(): Promise<string> {
    await this.root.waitFor({ state: 'visible' });
    return (await this.root.locator('.dialog-message-container').innerText()).trim();
  }

  async buttons(): Promise<string[]> {
    await this.root.waitFor({ state: 'visible' });
    return this.root.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  async click(button: string): Promise<void> {
    // This dialog, not any: the next one may be there before anybody has seen that none was.
    const dialog = await this.root.elementHandle();
    await this.button(button).click();
    await dialog?.waitForElementState('hidden');
  }

  button(label: string): Locator {
    return this.root.locator('.dialog-buttons').getByRole('button', { name: label, exact: true });
  }
}
