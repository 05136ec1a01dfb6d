import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { WorkbenchAddress } from '../../support/vscodeServer.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { BenchCode } from '../workbench/benchCode.ts';
import { HostProbe } from './hostProbe.ts';

const extensionId = 'trackberry-explorer.trackberry-api-explorer';

/** A VS Code with the packaged extension, and the probe in the same extension host. */
export class EditorCode implements AsyncDisposable {
  readonly #code: BenchCode;
  readonly #folder: ScratchFolder;

  private constructor(code: BenchCode, folder: ScratchFolder) {
    this.#code = code;
    this.#folder = folder;
  }

  static async start(userSettings: Readonly<Record<string, unknown>> = {}): Promise<EditorCode> {
    const folder = await ScratchFolder.create();
    const development = join(import.meta.dirname, 'hostProbe');
    const env = { BENCH_PROBE: portFile(folder) };
    return new EditorCode(await BenchCode.start({ development, userSettings, env }), folder);
  }

  /** A new window, with an extension host of its own in which the extension is active. */
  async window(address: WorkbenchAddress = {}): Promise<EditorWindow> {
    const { context, workbench } = await this.#code.window(address);
    const probe = await HostProbe.of(portFile(this.#folder));
    await probe.active(extensionId);
    return new EditorWindow(context, workbench, probe);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#code[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}

export class EditorWindow implements AsyncDisposable {
  readonly workbench: Workbench;
  readonly probe: HostProbe;
  readonly #context: BrowserContext;

  constructor(context: BrowserContext, workbench: Workbench, probe: HostProbe) {
    this.#context = context;
    this.workbench = workbench;
    this.probe = probe;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
  }
}

function portFile({ path }: ScratchFolder): string {
  return join(path, 'port');
}
