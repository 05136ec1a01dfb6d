import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { packageExtension } from '../../support/packageExtension.ts';
import { VSCodeServer } from '../../support/vscodeServer.ts';
import { Workbench } from '../../support/workbench/workbench.ts';
import { zipEntries } from '../../support/zipEntries.ts';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { BenchWindow } from './benchWindow.ts';
import { paintProbe } from './paintProbe.ts';

interface Parts {
  server: VSCodeServer;
  browser: Browser;
  folder: ScratchFolder;
  vsix: string;
}

/** A VS Code with the packaged extension, as it is installed, and the extension with the empty panel beside it. */
export class BenchCode implements AsyncDisposable {
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param userSettings of application scope, such as the API's address. */
  static async start(userSettings: Readonly<Record<string, unknown>>): Promise<BenchCode> {
    const folder = await ScratchFolder.create();
    const vsix = join(folder.path, 'extension.vsix');
    await packageExtension(vsix);
    const development = join(import.meta.dirname, 'emptyPanel');
    const server = await VSCodeServer.start({ vsix, development, userSettings });
    return new BenchCode({ server, browser: await launchBrowser(), folder, vsix });
  }

  /** A window of its own, with an extension host of its own; nothing is left of an earlier one. */
  async window(): Promise<BenchWindow> {
    const context = await this.#parts.browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(paintProbe);
    const workbench = await Workbench.open(context, this.#parts.server.url({}));
    return new BenchWindow(context, workbench);
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
