import type { Context, Suite } from 'mocha';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { VSCodeServer } from '../vscodeServer.ts';

/** The one browser and the one server that the UI tests have in common; started when first asked for. */
class SharedVSCode {
  #server: Promise<VSCodeServer> | undefined;
  #browser: Promise<Browser> | undefined;
  #root: Suite | undefined;

  server(): Promise<VSCodeServer> {
    this.#server ??= VSCodeServer.start();
    return this.#server;
  }

  /** A browser context of its own: nothing is left in it of other tests, neither state nor secrets. */
  async context(theme: 'light' | 'dark'): Promise<BrowserContext> {
    this.#browser ??= launchBrowser();
    const browser = await this.#browser;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: theme });
    // The key with which the workbench encrypts secrets in the browser. A server with a login keeps it in a cookie;
    // without an answer it lives in the page alone, and a reload loses every secret.
    await context.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 7) }));
    return context;
  }

  /** Ends both after the last test of the run that this hook or test belongs to. */
  stopAfterAllTests(context: Context): void {
    let suite = context.test?.parent;
    while (suite?.parent) suite = suite.parent;
    if (suite === undefined || suite === this.#root) return;
    this.#root = suite;
    suite.afterAll(() => this.#stop());
  }

  async #stop(): Promise<void> {
    const [server, browser] = [this.#server, this.#browser];
    this.#server = undefined;
    this.#browser = undefined;
    await (await browser)?.close();
    await (await server)?.stop();
  }
}

export const sharedVSCode = new SharedVSCode();
