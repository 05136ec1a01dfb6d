import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { isShown } from './isShown.ts';

/** A walkthrough in VS Code's "Welcome" editor: steps, one of them open with its buttons and its picture. */
export class WalkthroughPage {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.locator('.gettingStartedContainer');
  }

  /** By the last part of its id in package.json. */
  step(id: string): Locator {
    return this.root.locator(`.getting-started-step[data-step-id$="#${id}"]`);
  }

  /** Opens the step, if it is not open. */
  async choose(id: string): Promise<void> {
    // A click on an open step closes it, and VS Code may open it by itself in that moment.
    const open = async (): Promise<boolean> => {
      if ((await this.step(id).getAttribute('aria-expanded')) !== 'true') await this.step(id).click();
      return isShown(this.root.locator(`.getting-started-step.expanded[data-step-id$="#${id}"]`), 2_000);
    };
    await eventually(`the open step "${id}"`, open, (shown) => shown);
  }

  /** A button of the open step. */
  button(label: string): Locator {
    return this.root.locator('.getting-started-step.expanded').getByRole('button', { name: label, exact: true });
  }

  /** Waits until VS Code has ticked the step off. */
  async waitForDone(id: string): Promise<void> {
    await this.root.locator(`.getting-started-step[data-step-id$="#${id}"][aria-checked="true"]`).waitFor();
  }

  /** The document that shows the picture of the open step. */
  picture(page: Page): FrameLocator {
    return page.frameLocator('iframe.webview:visible').frameLocator('iframe#active-frame');
  }
}
