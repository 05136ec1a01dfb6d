import { join } from 'node:path';
import type { BrowserContext, Locator } from 'playwright-core';
import { connect } from '../../support/connect.ts';
import { eventually } from '../../support/eventually.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';
import { BenchCode } from '../workbench/benchCode.ts';

/** A webview panel: its command, and what is there when it can be used. */
export const panels = {
  empty: { command: 'Bench: Open Empty Panel', ready: '#empty' },
  explorer: { command: 'Trackberry: Open API Explorer', ready: '[id^="field-"]' },
} as const;

/** VS Code with the packaged extension, and the extension with the empty panel beside it. */
export function startCode(userSettings: Readonly<Record<string, unknown>> = {}): Promise<BenchCode> {
  return BenchCode.start({ development: join(import.meta.dirname, 'emptyPanel'), userSettings });
}

/** A window of VS Code in which things are timed; times are in unix milliseconds, by the paint probe. */
export class BenchWindow implements AsyncDisposable {
  readonly workbench: Workbench;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, workbench: Workbench) {
    this.#context = context;
    this.workbench = workbench;
  }

  static async open(code: BenchCode): Promise<BenchWindow> {
    const { context, workbench } = await code.window();
    return new BenchWindow(context, workbench);
  }

  /** Connects with this token; resolves once the shipments are there. */
  async connect(token: string): Promise<void> {
    await this.workbench.openView('Trackberry');
    await connect(this.workbench, token, 'Acme Produce');
    await this.workbench.tree('Shipments').row('BU-').waitFor();
  }

  /** Opens a panel; milliseconds from the click on its command until what it shows is painted. */
  async open(panel: keyof typeof panels): Promise<number> {
    const { command, ready } = panels[panel];
    const { page } = this.workbench;
    await page.evaluate(`void (bench.ready = bench.shown(() => bench.inWebview('${ready}')))`);
    await this.workbench.runCommand(command);
    return page.evaluate<number>('bench.ready.then((at) => at - bench.pressedAt)');
  }

  async closeEditors(): Promise<void> {
    await this.workbench.runCommand('View: Close All Editors');
    await eventually(
      'no editor',
      () => this.workbench.editor.tabs(),
      (tabs) => tabs.length === 0,
    );
  }

  /** The page in the panel that is shown. */
  get panel(): Locator {
    return this.workbench.editor.webview().locator('body');
  }

  /** The value of this expression in the page in the panel. */
  inPage<T>(expression: string): Promise<T> {
    return this.panel.evaluate<T, unknown>(expression);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
  }
}
