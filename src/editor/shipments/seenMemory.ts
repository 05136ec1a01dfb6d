import type * as vscode from 'vscode';
import type { SeenShipments } from '../../shipments/seenShipments.ts';
import type { Log } from '../../trackberry/log.ts';
import type { Profile } from '../profiles/profile.ts';
import type { TokenStore } from '../token/tokenStore.ts';

const key = 'trackberry.seenShipments';
/** Organizations that are remembered, those looked at last. */
const mostProfiles = 5;

interface Parts {
  state: vscode.Memento;
  tokens: TokenStore;
  log: Log;
}

type Remembered = [profile: string, seen: unknown];

/**
 * What was seen of each organization's list, for the next window: ids and statuses, in VS Code's global state. Of the
 * sandbox, and of a token from the environment, whose organization is not known, nothing is kept.
 */
export class SeenMemory implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #subscription: vscode.Disposable;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#subscription = parts.tokens.onDidChange(() => {
      this.#forgetRemoved().catch((error: unknown) => parts.log.warn(`What was seen of shipments: ${String(error)}`));
    });
  }

  get(profile: Profile | undefined): unknown {
    return profile?.kind === 'stored' ? this.#all().find(([id]) => id === profile.id)?.[1] : undefined;
  }

  set(profile: Profile | undefined, seen: SeenShipments): void {
    if (profile?.kind === 'stored') {
      this.#keep([[profile.id, seen.toJSON()], ...this.#all().filter(([id]) => id !== profile.id)]);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #forgetRemoved(): Promise<void> {
    const all = this.#all();
    const profiles = all.length === 0 ? [] : await this.#parts.tokens.profiles();
    const kept = all.filter(([id]) => profiles.some((profile) => profile.id === id));
    if (kept.length < all.length) {
      this.#keep(kept);
    }
  }

  #all(): Remembered[] {
    const stored: unknown = this.#parts.state.get(key);
    const entries: unknown[] = Array.isArray(stored) ? stored : [];
    return entries.filter((entry): entry is Remembered => Array.isArray(entry) && typeof entry[0] === 'string');
  }

  #keep(all: readonly Remembered[]): void {
    const kept = all.slice(0, mostProfiles);
    this.#parts.state.update(key, kept.length === 0 ? undefined : kept).then(undefined, (error: unknown) => {
      this.#parts.log.warn(`What was seen of shipments could not be kept: ${String(error)}`);
    });
  }
}
