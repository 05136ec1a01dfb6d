import * as vscode from 'vscode';
import { Connection, type ConnectionState } from '../../src/editor/connection.ts';
import { ActiveProfile } from '../../src/editor/profiles/activeProfile.ts';
import { SandboxHost } from '../../src/editor/sandboxHost.ts';
import { Throttles } from '../../src/editor/throttles.ts';
import { TokenStore } from '../../src/editor/token/tokenStore.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { parseApiAddress } from '../../src/trackberry/apiAddress.ts';
import { systemClock } from '../../src/trackberry/clock.ts';
import { Redactor } from '../../src/trackberry/redactor.ts';
import { Transport } from '../../src/trackberry/transport.ts';
import { FakeMemento, FakeSecretStorage } from './fakeSecretStorage.ts';
import { removeFolder, temporaryFolder } from './temporaryFolder.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What windows of one VS Code have in common, and the API that the setting names. */
export class FakeWindows implements AsyncDisposable {
  readonly secrets = new FakeSecretStorage();
  readonly state = new FakeMemento();
  readonly api: Sandbox;
  readonly #presenceFolder: string;
  readonly #owned: vscode.Disposable[] = [];

  private constructor(api: Sandbox, presenceFolder: string) {
    this.api = api;
    this.#presenceFolder = presenceFolder;
  }

  static async start(): Promise<FakeWindows> {
    const api = await startSandbox();
    await setBaseUrl(api.baseUrl);
    return new FakeWindows(api, await temporaryFolder('presence'));
  }

  /** The token that may do everything, checked. */
  get checked() {
    return { token: this.api.token, address: parseApiAddress(this.api.baseUrl), checked: true };
  }

  /** @param workspace what its workspace remembers; of its own unless given. */
  open(workspace = new FakeMemento(), environmentToken?: string) {
    const tokens = new TokenStore(this.secrets, this.state, environmentToken);
    const active = new ActiveProfile(workspace);
    const sandbox = new SandboxHost();
    const throttles = new Throttles({ secrets: this.secrets, presenceFolder: this.#presenceFolder, log: silent });
    const redactor = new Redactor();
    const transport = new Transport({
      fetch,
      clock: systemClock,
      redactor,
      userAgent: 'test',
      timeoutMs: () => 5000,
    });
    const connection = new Connection({ tokens, active, sandbox, transport, throttles, log: silent });
    this.#owned.push(tokens, active, sandbox, throttles, connection);
    return { tokens, active, sandbox, connection, transport, throttles, redactor };
  }

  async forgetProfiles(): Promise<void> {
    const tokens = new TokenStore(this.secrets, this.state);
    for (const profile of await tokens.profiles()) await tokens.remove(profile);
    tokens.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of this.#owned) each.dispose();
    await setBaseUrl(undefined);
    await this.api.close();
    await removeFolder(this.#presenceFolder);
  }
}

export function nextState(connection: Connection): Promise<ConnectionState> {
  return new Promise((resolve) => {
    const subscription = connection.onDidChange((changed) => {
      subscription.dispose();
      resolve(changed);
    });
  });
}

async function setBaseUrl(value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration().update('trackberry.baseUrl', value, vscode.ConfigurationTarget.Global);
}
