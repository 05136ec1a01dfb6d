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
import { setContext } from './setContext.ts';
import { settings } from './settings.ts';
import type { Throttles } from './throttles.ts';
import type { Profile, TokenStore } from './tokenStore.ts';

export type ConnectionState =
  | { kind: 'starting' }
  | { kind: 'signedOut' }
  /** There is a profile, but its token cannot be used: `error` says why. */
  | { kind: 'unusable'; error: unknown }
  | { kind: 'connected'; session: Session };

interface Parts {
  tokens: TokenStore;
  sandbox: SandboxHost;
  transport: Transport;
  throttles: Throttles;
  log: Log;
}

/** Which organization this window is connected to: the sandbox while it runs, else the stored profile. */
export class Connection implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<ConnectionState>());
  readonly #quotaChanged = this.#disposables.add(new vscode.EventEmitter<ThrottleState>());
  #state: ConnectionState = { kind: 'starting' };
  #stopListening = () => {};
  #ended = false;
  #updating: Promise<void> = Promise.resolve();

  /** Another organization, address or token: whatever was shown of the old one no longer holds. */
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeQuota = this.#quotaChanged.event;

  constructor(parts: Parts) {
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
        const state = await this.#read(profile);
        if (this.#ended) {
          return;
        }
        this.#enter(state);
        await Promise.all([
          setContext(contexts.connected, this.#state.kind === 'connected'),
          setContext(contexts.hasToken, profile !== undefined),
          setContext(contexts.sandbox, this.#parts.sandbox.running !== undefined),
        ]);
      });
    return this.#updating;
  }

  dispose(): void {
    this.#ended = true;
    this.session?.dispose();
    this.#disposables.dispose();
  }

  #updateInBackground(): void {
    this.update().catch((error: unknown) => this.#parts.log.error(`Connection: ${String(error)}`));
  }

  #enter(state: ConnectionState): void {
    this.session?.dispose();
    this.#stopListening();
    this.#state = state;
    const throttle = this.session?.throttle;
    this.#stopListening = throttle?.onDidChange(() => this.#quotaChanged.fire(throttle.state())) ?? (() => {});
    this.#changed.fire(state);
  }

  async #read(profile: Profile | undefined): Promise<ConnectionState> {
    const { running } = this.#parts.sandbox;
    if (running !== undefined) {
      const { address, token } = running;
      return this.#open(token, { label: 'Sandbox', sandbox: true, credential: { address, token: async () => token } });
    }
    if (profile === undefined) {
      return { kind: 'signedOut' };
    }
    try {
      const address = settings.apiAddress();
      const token = await this.#secret(profile, address);
      const credential = { address, token: () => this.#sameSecret(profile, address, token) };
      return await this.#open(token, {
        label: profile.label,
        sandbox: false,
        checkedAt: profile.checkedAt,
        credential,
      });
    } catch (error) {
      this.#parts.log.warn(String(error));
      return { kind: 'unusable', error };
    }
  }

  async #open(
    token: string,
    about: { label: string; sandbox: boolean; checkedAt?: number | undefined; credential: Credential },
  ): Promise<ConnectionState> {
    const { transport, throttles } = this.#parts;
    const throttle = await throttles.of(about.credential.address.origin, token);
    return { kind: 'connected', session: new Session({ ...about, transport, throttle }) };
  }

  /**
   * The token, read again for every call, and given out only while it is the one that the session was opened with: a
   * session stands for one token at one origin.
   */
  async #sameSecret(profile: Profile, address: ApiAddress, opened: string): Promise<string> {
    if ((await this.#secret(profile, address)) !== opened) {
      this.#updateInBackground(); // a change that no event has told
      throw new TokenUnavailableError(`The token of ${profile.label} was changed meanwhile. Try again.`);
    }
    return opened;
  }

  async #secret(profile: Profile, address: ApiAddress): Promise<string> {
    const secret = await this.#parts.tokens.token(profile).catch((cause: unknown) => {
      throw new SecretStorageError('VS Code could not read its secret storage. Unlock the keychain, then try again.', {
        cause,
      });
    });
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

/** The secret storage cannot be read now. */
export class SecretStorageError extends TrackberryError {}

/** There is no token that may be sent. */
export class TokenUnavailableError extends TrackberryError {}
