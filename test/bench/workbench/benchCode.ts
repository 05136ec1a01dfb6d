import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { packageExtension } from '../../support/packageExtension.ts';
import { VSCodeServer, type WorkbenchAddress } from '../../support/vscodeServer.ts';
import { Workbench } from '../../support/workbench/workbench.ts';
import { zipEntries } from '../../support/zipEntries.ts';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { paintProbe } from './paintProbe.ts';

interface BenchCodeOptions {
  /** The folder of an extension in development, which is loaded beside the packaged one. */
  development: string;
  /** Of application scope, such as the API's address. */
  userSettings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the extension host. */
  env?: NodeJS.ProcessEnv;
}

interface Parts {
  server: VSCodeServer;
  browser: Browser;
  folder: ScratchFolder;
  vsix: string;
}

/** A VS Code with the packaged extension, as it is installed, and another extension beside it. */
export class BenchCode implements AsyncDisposable {
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  static async start(options: BenchCodeOptions): Promise<BenchCode> {
    const folder = await ScratchFolder.create();
    const vsix = join(folder.path, 'extension.vsix');
    await packageExtension(vsix);
    const server = await VSCodeServer.start({ vsix, ...options });
    return new BenchCode({ server, browser: await launchBrowser(), folder, vsix });
  }

  /** A window of its own, with an extension host of its own; nothing is left of an earlier one. */
  async window(address: WorkbenchAddress = {}): Promise<{ context: BrowserContext; workbench: Workbench }> {
    const context = await this.#parts.browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(paintProbe);
    return { context, workbench: await Workbench.open(context, this.#parts.server.url(address)) };
  }

  /** By their paths in the package. */
  async packagedFiles(): Promise<Map<string, Buffer>> {
    return zipEntries(await readFile(this.#parts.vsix));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts.browser.close();
    await this.#parts.server.stop();
    await this.#parts.folder[Symbol.asyncDispose]();
  }
}
