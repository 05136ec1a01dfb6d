import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { StoredProfile } from './profile.ts';

/** Whom somebody has chosen to work with in a workspace. */
export type Choice =
  /** `label`: its name then, for when it has been removed. */
  | { kind: 'stored'; id: string; label: string }
  /** `origin`: the address that the token was chosen for; `fingerprint`: of that token (`TokenStore.environment`). */
  | { kind: 'environment'; origin: string; fingerprint: string }
  /** `before`: what to go back to. */
  | { kind: 'sandbox'; before?: Choice };

/** What a choice comes to, with the profiles that there are. */
export type Active =
  | { kind: 'nobody' }
  | { kind: 'unchosen'; profiles: readonly StoredProfile[]; removed?: string }
  | { kind: 'stored'; profile: StoredProfile }
  | Exclude<Choice, { kind: 'stored' }>;

const choiceKey = 'trackberry.profile';

/**
 * Whom this window works with: its own matter, whatever is chosen in other windows, and remembered by the workspace.
 *
 * Nothing is chosen on a guess. A workspace without a memory takes the one profile that there is; among several it asks,
 * as the one that was chosen last anywhere would show, and change, the shipments of whoever another window works with.
 * For the same reason a profile that was removed is followed by no other.
 */
export class ActiveProfile implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  #choice: Choice | undefined;
  readonly onDidChange = this.#changed.event;

  /**
   * @param state of the workspace; read once, as two windows may have the same workspace open in a browser.
   * @param first chosen where the workspace remembers nothing.
   */
  constructor(state: vscode.Memento, first?: Choice) {
    this.#state = state;
    this.#choice = state.get<Choice>(choiceKey) ?? first;
  }

  get choice(): Choice | undefined {
    return this.#choice;
  }

  async choose(choice: Choice | undefined): Promise<void> {
    this.#choice = choice;
    await this.#state.update(choiceKey, choice);
    this.#changed.fire();
  }

  /** The sandbox, from which `leaveSandbox` leads back. */
  async enterSandbox(): Promise<void> {
    if (this.#choice?.kind !== 'sandbox') {
      await this.choose({ kind: 'sandbox', ...(this.#choice !== undefined && { before: this.#choice }) });
    }
  }

  async leaveSandbox(): Promise<void> {
    if (this.#choice?.kind === 'sandbox') {
      await this.choose(this.#choice.before);
    }
  }

  /** Remembers the one profile that there is, so that a second one, added in another window, changes nothing here. */
  async among(profiles: readonly StoredProfile[]): Promise<Active> {
    const [only, ...others] = profiles;
    const choice = this.#choice ?? (others.length === 0 && only !== undefined ? chosen(only) : undefined);
    const active = activeOf(choice, profiles);
    if (active.kind === 'stored' && !isDeepStrictEqual(this.#choice, chosen(active.profile))) {
      this.#choice = chosen(active.profile); // by its name of today
      await this.#state.update(choiceKey, this.#choice);
    }
    return active;
  }

  /** Whom the window works with, where that is a stored one that is still there. */
  storedAmong(profiles: readonly StoredProfile[]): StoredProfile | undefined {
    const choice = this.#choice;
    return choice?.kind === 'stored' ? profiles.find(({ id }) => id === choice.id) : undefined;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

export function chosen({ id, label }: StoredProfile): Choice {
  return { kind: 'stored', id, label };
}

function activeOf(choice: Choice | undefined, profiles: readonly StoredProfile[]): Active {
  if (choice !== undefined && choice.kind !== 'stored') {
    return choice;
  }
  const profile = profiles.find(({ id }) => id === choice?.id);
  if (profile !== undefined) {
    return { kind: 'stored', profile };
  }
  if (profiles.length === 0) {
    return { kind: 'nobody' };
  }
  return { kind: 'unchosen', profiles, ...(choice !== undefined && { removed: choice.label }) };
}
