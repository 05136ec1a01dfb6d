import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ApiAddress } from '../../trackberry/apiAddress.ts';
import { keyedName } from '../../trackberry/keyedName.ts';
import type { StoredProfile } from '../profiles/profile.ts';
import { userKey } from '../userKey.ts';
import { SecretStorageError } from './tokenErrors.ts';

export interface StoredSecret {
  token: string;
  origin: string;
}

/** A token with what was found out about it. */
export interface CheckedToken {
  token: string;
  address: ApiAddress;
  checked: boolean;
}

type Named = Omit<StoredProfile, 'kind' | 'secret'>;
type Entry = StoredSecret & Partial<Pick<Named, 'label' | 'storedAt' | 'checkedAt'>>;
type Read = { profile: StoredProfile; token?: string };

const namesKey = 'trackberry.profiles';
const secretPrefix = 'trackberry.token.';
/** Before the id: the name of a profile that was renamed, apart from its token, which a renaming must not put back. */
const renamedPrefix = 'trackberry.name.';
/**
 * A secret that is none: it gets another value after every change. The secret storage is the one place that tells other
 * windows, it says nothing where a value stays the same, and by then all of the change is stored.
 */
const changeKey = 'trackberry.change';

/**
 * The stored profiles, and the only place where tokens rest: SecretStorage, each under a key of its own together with the
 * origin that it belongs to. Nothing is cached, so a change made in another window holds here at once.
 *
 * A profile is its secret, name and dates included, so that it is made, replaced and removed in one step. The global state
 * has the names besides, for what the secret storage has lost: VS Code writes it as a whole for each extension, so that of
 * two changes at the same time in two windows one is lost there. It is mended at the next reading.
 */
export class TokenStore implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;
  /** Of the environment that VS Code was started with: never stored, and the user's own all the same. */
  readonly environmentToken: string | undefined;

  constructor(secrets: vscode.SecretStorage, state: vscode.Memento, environmentToken?: string) {
    this.#secrets = secrets;
    this.#state = state;
    this.environmentToken = environmentToken;
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (key === changeKey) {
        this.#changed.fire();
      }
    });
  }

  /** Every stored profile, those too whose token the secret storage has lost, in the order in which they were added. */
  async profiles(): Promise<StoredProfile[]> {
    return (await this.#all()).map(({ profile }) => profile);
  }

  /** As it is stored now; undefined where the secret storage has none. @throws where it cannot be read. */
  async token({ id }: { id: string }): Promise<StoredSecret | undefined> {
    return parseEntry(await this.#secrets.get(secretPrefix + id));
  }

  /**
   * The token of the environment, and what tells it from another one, to be kept in its place. The environment is set by
   * whoever starts VS Code, so that it may hold another organization's token the next time.
   * @throws SecretStorageError
   */
  async environment(origin: string): Promise<{ token: string; fingerprint: string } | undefined> {
    const token = this.environmentToken;
    if (token === undefined) {
      return undefined;
    }
    const key = await userKey(this.#secrets).catch((cause: unknown) => {
      throw new SecretStorageError(cause);
    });
    return { token, fingerprint: keyedName(key, origin, token) };
  }

  /** Every token of the user's, for the scan. @throws where the secret storage cannot be read. */
  async tokens(): Promise<string[]> {
    const all = await Promise.all((await this.#ids()).map((id) => this.token({ id })));
    const stored = all.flatMap((secret) => (secret === undefined ? [] : [secret.token]));
    return this.environmentToken === undefined ? stored : [...stored, this.environmentToken];
  }

  /** The profile whose token this is, and the address that it is bound to. */
  async holderOf(is: (token: string) => boolean): Promise<(StoredSecret & { profile: StoredProfile }) | undefined> {
    for (const { profile, token } of await this.#all()) {
      if (token !== undefined && is(token)) {
        return { profile, token, origin: profile.origin };
      }
    }
    return undefined;
  }

  /** Another profile than this one that has the token. */
  async heldElsewhere(token: string, { id }: StoredProfile): Promise<StoredProfile | undefined> {
    return (await this.#all()).find((each) => each.token === token && each.profile.id !== id)?.profile;
  }

  /** @param id of one try for all that follow it: one that failed may have stored the token already. */
  async add(label: string, checked: CheckedToken, id: string = randomUUID()): Promise<StoredProfile> {
    return this.#store({ id, label }, checked);
  }

  /**
   * Gives a profile another token, or the same one for another address, in one step: whoever reads has the old or the new
   * one, with its own origin. Makes the profile again where the token was lost or it was removed meanwhile.
   */
  async replace(profile: StoredProfile, checked: CheckedToken): Promise<StoredProfile> {
    const label = (await this.#renamed(profile.id)) ?? this.#name(profile.id)?.label ?? profile.label;
    return this.#store({ id: profile.id, label }, checked);
  }

  async rename(profile: StoredProfile, label: string): Promise<void> {
    await this.#secrets.store(renamedPrefix + profile.id, label);
    await this.#remember({ ...profile, label });
    await this.#tell();
  }

  async remove({ id }: StoredProfile): Promise<void> {
    await this.#secrets.delete(secretPrefix + id);
    await this.#secrets.delete(renamedPrefix + id);
    await this.#state.update(
      namesKey,
      this.#names().filter((each) => each.id !== id),
    );
    await this.#tell();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #store(
    named: { id: string; label: string },
    { token, address, checked }: CheckedToken,
  ): Promise<StoredProfile> {
    const now = Date.now();
    const profile = { ...named, origin: address.origin, storedAt: now, ...(checked && { checkedAt: now }) };
    // First the secret: where it cannot be stored, what was there before still stands.
    const { id, ...entry } = profile;
    await this.#secrets.store(secretPrefix + id, JSON.stringify({ token, ...entry }));
    await this.#remember(profile);
    await this.#tell();
    return { kind: 'stored', ...profile, secret: 'there' };
  }

  async #all(): Promise<Read[]> {
    const ids = new Set([...this.#names().map(({ id }) => id), ...(await this.#ids())]);
    const all = (await Promise.all([...ids].map((id) => this.#read(id)))).filter((each) => each !== undefined);
    for (const { profile } of all) {
      // Not one that is just being removed: its secret goes before its name.
      if (this.#name(profile.id)?.label !== profile.label && (await this.token(profile)) !== undefined) {
        await this.#remember(profile);
      }
    }
    return all;
  }

  async #read(id: string): Promise<Read | undefined> {
    const name = this.#name(id);
    const without = (secret: 'gone' | 'locked') => name && { profile: { ...name, kind: 'stored', secret } as const };
    let entry: Entry | undefined;
    let renamed: string | undefined;
    try {
      entry = parseEntry(await this.#secrets.get(secretPrefix + id));
      renamed = await this.#renamed(id);
    } catch {
      return without('locked'); // why is told to whoever asks for the token
    }
    if (entry === undefined) {
      return without('gone');
    }
    const { token, origin } = entry;
    const label = renamed ?? name?.label ?? entry.label ?? origin;
    // A secret of version 0.1.0 has no dates of its own.
    const { storedAt = 0, checkedAt } = entry.storedAt === undefined ? { ...name } : entry;
    const named = { id, label, origin, storedAt, ...(checkedAt !== undefined && { checkedAt }) };
    return { profile: { kind: 'stored', ...named, secret: 'there' }, token };
  }

  /** The name that the profile was given after its first one. */
  async #renamed(id: string): Promise<string | undefined> {
    return this.#secrets.get(renamedPrefix + id);
  }

  async #ids(): Promise<string[]> {
    const keys = await this.#secrets.keys();
    return keys.filter((key) => key.startsWith(secretPrefix)).map((key) => key.slice(secretPrefix.length));
  }

  async #tell(): Promise<void> {
    await this.#secrets.store(changeKey, randomUUID());
  }

  async #remember({ id, label, origin, storedAt, checkedAt }: Named): Promise<void> {
    const named: Named = { id, label, origin, storedAt, ...(checkedAt !== undefined && { checkedAt }) };
    const names = this.#names();
    const at = names.findIndex((each) => each.id === id);
    await this.#state.update(namesKey, at < 0 ? [...names, named] : names.with(at, named));
  }

  #name(id: string): Named | undefined {
    return this.#names().find((each) => each.id === id);
  }

  #names(): Named[] {
    return this.#state.get<Named[]>(namesKey, []);
  }
}

function parseEntry(text: string | undefined): Entry | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    const { token, origin, label, storedAt, checkedAt } = Object(JSON.parse(text)) as Partial<Entry>;
    return typeof token === 'string' && typeof origin === 'string'
      ? {
          token,
          origin,
          ...(typeof label === 'string' && { label }),
          ...(typeof storedAt === 'number' && { storedAt }),
          ...(typeof checkedAt === 'number' && { checkedAt }),
        }
      : undefined;
  } catch {
    return undefined; // not ours; the parser's message would quote it
  }
}
