import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ApiAddress } from '../trackberry/apiAddress.ts';

/** What is kept of an organization beside its token. Dates are unix milliseconds. */
export interface Profile {
  id: string;
  /** The organization's name as the user gave it; the API does not tell it. */
  label: string;
  /** The address that the token was checked against, and goes to. */
  origin: string;
  storedAt: number;
  /** Absent for a token that was stored unchecked. */
  checkedAt?: number;
}

interface StoredSecret {
  token: string;
  origin: string;
}

const profilesKey = 'trackberry.profiles';
const secretPrefix = 'trackberry.token.';
/**
 * A secret that is none: it gets another value after every change. The secret storage is the one place that tells other
 * windows, it says nothing where a value stays the same, and by then all of the change is stored.
 */
const changeKey = 'trackberry.change';

/**
 * The profiles, and the only place where tokens rest: SecretStorage, each under its own key together with the origin
 * that it belongs to. Nothing is cached, so a change made in another window holds here at once.
 */
export class TokenStore implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage, state: vscode.Memento) {
    this.#secrets = secrets;
    this.#state = state;
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (key === changeKey) {
        this.#changed.fire();
      }
    });
  }

  /** The one profile that the interface shows. */
  profile(): Profile | undefined {
    return this.#profiles()[0];
  }

  async token(profile: Profile): Promise<StoredSecret | undefined> {
    return parseSecret(await this.#secrets.get(secretPrefix + profile.id));
  }

  /** Every token that is stored, for the scan. */
  async tokens(): Promise<string[]> {
    const secrets = await Promise.all(this.#profiles().map((profile) => this.token(profile)));
    return secrets.flatMap((secret) => (secret === undefined ? [] : [secret.token]));
  }

  /** Replaces the profile that is shown, or makes the first one. */
  async save(entry: { token: string; label: string; address: ApiAddress; checked: boolean }): Promise<void> {
    const now = Date.now();
    const profile: Profile = {
      id: this.profile()?.id ?? randomUUID(),
      label: entry.label,
      origin: entry.address.origin,
      storedAt: now,
      ...(entry.checked && { checkedAt: now }),
    };
    // First the secret: where it cannot be stored, the profile from before still stands for its own.
    const secret: StoredSecret = { token: entry.token, origin: profile.origin };
    await this.#secrets.store(secretPrefix + profile.id, JSON.stringify(secret));
    await this.#state.update(profilesKey, [profile]);
    await this.#tell();
  }

  async remove(profile: Profile): Promise<void> {
    await this.#state.update(
      profilesKey,
      this.#profiles().filter(({ id }) => id !== profile.id),
    );
    await this.#secrets.delete(secretPrefix + profile.id);
    await this.#tell();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #tell(): Promise<void> {
    await this.#secrets.store(changeKey, randomUUID());
  }

  #profiles(): Profile[] {
    return this.#state.get<Profile[]>(profilesKey, []);
  }
}

function parseSecret(text: string | undefined): StoredSecret | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    const { token, origin } = Object(JSON.parse(text)) as Partial<StoredSecret>;
    return typeof token === 'string' && typeof origin === 'string' ? { token, origin } : undefined;
  } catch {
    return undefined; // not ours; the parser's message would quote it
  }
}
