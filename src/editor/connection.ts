import * as vscode from 'vscode';
import type { ApiAddress } from '../trackberry/apiAddress.ts';
import { TrackberryError } from '../trackberry/errors.ts';
import type { Log } from '../trackberry/log.ts';
import type { ThrottleState } from '../trackberry/throttle.ts';
import type { Credential, Transport } from '../trackberry/transport.ts';
import { Disposables } from './disposables.ts';
import { contexts, settings as settingIds } from './ids.ts';
import type { SandboxHost } from './sandboxHost.ts';
import { Session } from './session.ts';
import { settings } from './settings.ts';
import type { Profile, TokenStore } from './tokenStore.ts';

export type ConnectionState =
  | { kind: 'starting' }
  | { kind: 'signedOut' }
  /** There is a profile, but its token cannot be used: `error` says why. */
  | { kind: 'unusable'; error: unknown }
  | { kind: 'connected'; session: Session };

/** Which organization this window is connected to: the sandbox while it runs, else the stored profile. */
export class Connection implements vscode.Disposable {
  readonly #parts: { tokens: TokenStore; sandbox: SandboxHost; transport: Transport; log: Log };
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<ConnectionState>());
  readonly #quotaChanged = this.#disposables.add(new vscode.EventEmitter<ThrottleState>());
  #state: ConnectionState = { kind: 'starting' };
  #updating: Promise<void> = Promise.resolve();

  /** Another organization, address or token: whatever was shown of the old one no longer holds. */
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeQuota = this.#quotaChanged.event;

  constructor(parts: { tokens: TokenStore; sandbox: SandboxHost; transport: Transport; log: Log }) {
    this.#parts = parts;
    const update = () => this.#updateInBackground();
    this.#disposables.add(parts.tokens.onDidChange(update));
    this.#disposables.add(parts.sandbox.onDidChange(update));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.baseUrl)) {
          update();
        }
      }),
    );
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get session(): Session | undefined {
    return this.#state.kind === 'connected' ? this.#state.session : undefined;
  }

  /** Reads the profile and its token again; one reading at a time, in order. */
  update(): Promise<void> {
    // One that failed must not stop those after it.
    this.#updating = this.#updating
      .catch(() => undefined)
      .then(async () => {
        const profile = this.#parts.tokens.profile();
        this.#enter(await this.#read(profile));
        await Promise.all([
          setContext(contexts.connected, this.#state.kind === 'connected'),
          setContext(contexts.hasToken, profile !== undefined),
          setContext(contexts.sandbox, this.#parts.sandbox.running !== undefined),
        ]);
      });
    return this.#updating;
  }

  dispose(): void {
    this.session?.dispose();
    this.#disposables.dispose();
  }

  #updateInBackground(): void {
    this.update().catch((error: unknown) => this.#parts.log.error(`Connection: ${String(error)}`));
  }

  #enter(state: ConnectionState): void {
    this.session?.dispose();
    this.#state = state;
    const session = this.session;
    session?.throttle.onDidChange(() => this.#quotaChanged.fire(session.throttle.state()));
    this.#changed.fire(state);
  }

  async #read(profile: Profile | undefined): Promise<ConnectionState> {
    const { running } = this.#parts.sandbox;
    if (running !== undefined) {
      return this.#open('Sandbox', true, { address: running.address, token: async () => running.token });
    }
    if (profile === undefined) {
      return { kind: 'signedOut' };
    }
    try {
      return this.#open(profile.label, false, await this.#credential(profile));
    } catch (error) {
      this.#parts.log.warn(String(error));
      return { kind: 'unusable', error };
    }
  }

  #open(label: string, sandbox: boolean, credential: Credential): ConnectionState {
    const { transport, log } = this.#parts;
    return { kind: 'connected', session: new Session({ label, sandbox, credential, transport, log }) };
  }

  /**
   * The token is read again for every call, and given out only while it is the one that the session was opened with: a
   * session stands for one token at one origin.
   */
  async #credential(profile: Profile): Promise<Credential> {
    const address = settings.apiAddress();
    const opened = await this.#secret(profile, address);
    const token = async () => {
      if ((await this.#secret(profile, address)) !== opened) {
        this.#updateInBackground(); // a change that no event has told
        throw new TokenUnavailableError(`The token of ${profile.label} was changed meanwhile. Try again.`);
      }
      return opened;
    };
    return { address, token };
  }

  async #secret(profile: Profile, address: ApiAddress): Promise<string> {
    const secret = await this.#parts.tokens.token(profile);
    if (secret === undefined) {
      throw new TokenUnavailableError(
        `The token of ${profile.label} is no longer in VS Code's secret storage. Set it again.`,
      );
    }
    if (secret.origin !== address.origin) {
      throw new TokenUnavailableError(
        `The stored token belongs to ${secret.origin}, and trackberry.baseUrl is now at ${address.origin}. Set a token for that address, or put the setting back.`,
      );
    }
    return secret.token;
  }
}

/** There is no token that may be sent. */
export class TokenUnavailableError extends TrackberryError {}

function setContext(key: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', key, value);
}
