import * as vscode from 'vscode';
import type { ApiAddress } from '../trackberry/apiAddress.ts';
import type { Log } from '../trackberry/log.ts';
import type { ThrottleState } from '../trackberry/throttle.ts';
import { tokenVariable } from '../trackberry/token.ts';
import type { Credential, Transport } from '../trackberry/transport.ts';
import { Disposables } from './disposables.ts';
import { contexts, settings as settingIds } from './ids.ts';
import type { Active, ActiveProfile } from './profiles/activeProfile.ts';
import type { Profile, StoredProfile } from './profiles/profile.ts';
import type { SandboxHost } from './sandboxHost.ts';
import { Session } from './session.ts';
import { setContext } from './setContext.ts';
import { settings } from './settings.ts';
import type { Throttles } from './throttles.ts';
import { SecretStorageError, TokenLostError, TokenUnavailableError } from './token/tokenErrors.ts';
import type { StoredSecret, TokenStore } from './token/tokenStore.ts';

export type ConnectionState =
  | { kind: 'starting' }
  | { kind: 'signedOut' }
  /** Nobody is chosen among several, or who was chosen was `removed` (its name). */
  | { kind: 'unchosen'; profiles: readonly StoredProfile[]; removed?: string }
  /** Somebody is chosen whose token cannot be used: `error` says why. */
  | { kind: 'unusable'; label?: string; error: unknown }
  | { kind: 'connected'; session: Session };

interface Parts {
  tokens: TokenStore;
  active: ActiveProfile;
  sandbox: SandboxHost;
  transport: Transport;
  throttles: Throttles;
  log: Log;
}

/** What this window is connected to: the organization that is chosen in it. */
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
    this.#disposables.add(parts.active.onDidChange(update));
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
        const state = await this.#read();
        if (this.#ended) {
          return;
        }
        this.#enter(state);
        await Promise.all([
          setContext(contexts.connected, this.#state.kind === 'connected'),
          setContext(contexts.sandbox, this.session?.sandbox === true),
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
    if (state.kind === 'connected' && this.session?.equals(state.session)) {
      return; // something has changed that is no matter of this window's
    }
    this.session?.dispose();
    this.#stopListening();
    this.#state = state;
    const throttle = this.session?.throttle;
    this.#stopListening = throttle?.onDidChange(() => this.#quotaChanged.fire(throttle.state())) ?? (() => {});
    this.#changed.fire(state);
  }

  async #read(): Promise<ConnectionState> {
    const { tokens, active } = this.#parts;
    try {
      const profiles = await tokens.profiles().catch(throwUnreadable);
      await setContext(contexts.hasToken, profiles.length > 0);
      await setContext(contexts.environmentToken, tokens.environmentToken !== undefined);
      const whom = await active.among(profiles);
      return await this.#connect(whom).catch((error: unknown) => this.#unusable(error, labelOf(whom)));
    } catch (error) {
      return this.#unusable(error);
    }
  }

  #unusable(error: unknown, label?: string): ConnectionState {
    this.#parts.log.warn(String(error));
    return { kind: 'unusable', error, ...(label !== undefined && { label }) };
  }

  async #connect(active: Active): Promise<ConnectionState> {
    switch (active.kind) {
      case 'nobody':
        return { kind: 'signedOut' };
      case 'unchosen':
        return active;
      case 'sandbox':
        return this.#connectToSandbox();
      case 'environment':
        return this.#connectByEnvironment(active);
      case 'stored':
        return this.#connectTo(active.profile);
    }
  }

  async #connectToSandbox(): Promise<ConnectionState> {
    const { sandbox } = this.#parts;
    const running = sandbox.running ?? (await sandbox.start());
    if (running === undefined) {
      return { kind: 'signedOut' }; // left while it was being started: what was chosen instead is read next
    }
    const { address, token } = running;
    const profile: Profile = { kind: 'sandbox', label: sandboxLabel() };
    return this.#open(token, profile, { address, token: async () => token });
  }

  async #connectByEnvironment(chosen: Extract<Active, { kind: 'environment' }>): Promise<ConnectionState> {
    const found = await this.#parts.tokens.environment(chosen.origin);
    if (found === undefined) {
      throw new TokenUnavailableError(
        vscode.l10n.t(
          '{0} is not set, or holds no token, in the environment that VS Code was started with.',
          tokenVariable,
        ),
      );
    }
    const { token, fingerprint } = found;
    const address = boundAddress(tokenVariable, chosen.origin);
    if (fingerprint !== chosen.fingerprint) {
      throw new TokenUnavailableError(
        vscode.l10n.t(
          '{0} may hold another token than the one that was chosen in this workspace, so it was not used. Choose it again to work with it.',
          tokenVariable,
        ),
      );
    }
    const profile: Profile = { kind: 'environment', label: tokenVariable, fingerprint };
    return this.#open(token, profile, { address, token: async () => token });
  }

  async #connectTo(profile: StoredProfile): Promise<ConnectionState> {
    const { token, origin } = await this.#secret(profile);
    const address = boundAddress(profile.label, origin);
    return this.#open(token, profile, { address, token: () => this.#sameSecret(profile, { token, origin }) });
  }

  async #open(token: string, profile: Profile, credential: Credential): Promise<ConnectionState> {
    const { transport, throttles } = this.#parts;
    const throttle = await throttles.of(credential.address.origin, token);
    return { kind: 'connected', session: new Session({ profile, credential, transport, throttle }) };
  }

  /**
   * The token, read again for every call, and given out only while it is the one that the session was opened with: a
   * session stands for one token at one origin.
   */
  async #sameSecret(profile: StoredProfile, opened: StoredSecret): Promise<string> {
    const { token, origin } = await this.#secret(profile);
    if (token !== opened.token || origin !== opened.origin) {
      this.#updateInBackground(); // a change that no event has told
      throw new TokenUnavailableError(
        vscode.l10n.t('The token of {0} was changed meanwhile. Try again.', profile.label),
      );
    }
    return token;
  }

  async #secret(profile: StoredProfile): Promise<StoredSecret> {
    const secret = await this.#parts.tokens.token(profile).catch(throwUnreadable);
    if (secret === undefined) {
      throw new TokenLostError(profile);
    }
    return secret;
  }
}

function throwUnreadable(cause: unknown): never {
  throw new SecretStorageError(cause);
}

/** The address of the setting, where the token may go there. @throws TokenUnavailableError, BaseUrlError */
function boundAddress(label: string, origin: string): ApiAddress {
  const address = settings.apiAddress();
  if (origin !== address.origin) {
    throw new TokenUnavailableError(
      vscode.l10n.t(
        'The token of {0} belongs to {1}, and trackberry.baseUrl is now at {2}. Set a token for that address, or put the setting back.',
        label,
        origin,
        address.origin,
      ),
    );
  }
  return address;
}

function labelOf(active: Active): string | undefined {
  switch (active.kind) {
    case 'stored':
      return active.profile.label;
    case 'environment':
      return tokenVariable;
    case 'sandbox':
      return sandboxLabel();
    default:
      return undefined;
  }
}

function sandboxLabel(): string {
  return vscode.l10n.t('Sandbox');
}
