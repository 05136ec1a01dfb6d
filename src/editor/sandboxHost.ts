import * as vscode from 'vscode';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { type ApiAddress, parseApiAddress } from '../trackberry/apiAddress.ts';

interface RunningSandbox {
  address: ApiAddress;
  token: string;
}

/** The sandbox API inside the extension host: at most one, and it ends with the window. */
export class SandboxHost implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #sandbox: Promise<Sandbox> | undefined;
  #running: RunningSandbox | undefined;
  readonly onDidChange = this.#changed.event;

  get running(): RunningSandbox | undefined {
    return this.#running;
  }

  /** @throws what `listen` reports when no port can be opened on this machine. */
  async start(): Promise<void> {
    this.#sandbox ??= startSandbox();
    const { baseUrl, token } = await this.#sandbox.catch((error: unknown) => {
      this.#sandbox = undefined;
      throw error;
    });
    this.#running = { address: parseApiAddress(baseUrl), token };
    this.#changed.fire();
  }

  async stop(): Promise<void> {
    const sandbox = this.#sandbox;
    this.#sandbox = undefined;
    this.#running = undefined;
    this.#changed.fire();
    await (await sandbox)?.close();
  }

  dispose(): Promise<void> {
    const stopped = this.stop();
    this.#changed.dispose();
    return stopped;
  }
}
