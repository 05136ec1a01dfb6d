import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The page in the explorer's panel, in words of what a person does and sees. */
export class ExplorerPage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get frame(): FrameLocator {
    return this.#workbench.editor.webview();
  }

  get send(): Locator {
    return this.frame.locator('.request-bar .actions .buttons vscode-button').first();
  }

  /** A field by what its error names: `per_page`, `body/shipment/reference`. */
  field(id: string): Locator {
    return this.frame.locator(`[id="field-${id}"]`);
  }

  button(label: string | RegExp): Locator {
    return this.frame.locator('vscode-button').filter({ hasText: label }).first();
  }

  /** A button that looks like a link. */
  link(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name });
  }

  /** Any text that one sees; the same words may stand in a line for screen readers before it. */
  text(text: string | RegExp): Locator {
    return this.frame.getByText(text).last();
  }

  status(text: string): Locator {
    return this.frame.locator('.status').getByText(text);
  }

  async choose(operation: string): Promise<void> {
    const row = this.frame.locator('.operation').filter({ hasText: operation });
    await row.click();
    await this.frame.locator('.operation[aria-current]').filter({ hasText: operation }).waitFor();
  }
}
