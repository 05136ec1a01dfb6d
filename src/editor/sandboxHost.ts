import * as vscode from 'vscode';
import type { Sandbox } from '../sandbox/server.ts';
import { type ApiAddress, parseApiAddress } from '../trackberry/apiAddress.ts';

export interface RunningSandbox {
  address: ApiAddress;
  token: string;
}

/**
 * The sandbox that `npm start` runs beside VS Code, given to the extension under development by its environment.
 * @throws BaseUrlError
 */
export function startedBesides(environment: NodeJS.ProcessEnv): RunningSandbox | undefined {
  const { TRACKBERRY_SANDBOX_URL: url, TRACKBERRY_SANDBOX_TOKEN: token } = environment;
  return url === undefined || token === undefined ? undefined : { address: parseApiAddress(url), token };
}

/** The sandbox API inside the extension host: at most one, and it ends with the window. */
export class SandboxHost implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #sandbox: Promise<Sandbox> | undefined;
  #running: RunningSandbox | undefined;
  readonly onDidChange = this.#changed.event;

  /** @param running one that already runs elsewhere; stopping it here only leaves it. */
  constructor(running?: RunningSandbox) {
    this.#running = running;
  }

  get running(): RunningSandbox | undefined {
    return this.#running;
  }

  /** @returns undefined where it was stopped meanwhile. @throws what `listen` reports when no port can be opened. */
  async start(): Promise<RunningSandbox | undefined> {
    this.#sandbox ??= loadAndStart();
    const starting = this.#sandbox;
    const { baseUrl, token } = await starting.catch((error: unknown) => {
      this.#sandbox = undefined;
      throw error;
    });
    if (this.#sandbox !== starting) {
      return undefined;
    }
    this.#running = { address: parseApiAddress(baseUrl), token };
    this.#changed.fire();
    return this.#running;
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

async function loadAndStart(): Promise<Sandbox> {
  const { startSandbox } = await import('../sandbox/server.ts');
  return startSandbox();
}
