import type * as vscode from 'vscode';
import type { Clock } from '../../trackberry/clock.ts';
import type { Log } from '../../trackberry/log.ts';
import { isTooOld } from '../../trackberry/tokenAge.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import type { StoredProfile } from '../profiles/profile.ts';

/** The window has other things to do when it has just connected. */
const firstLookMs = 10_000;
const nextLookMs = 6 * 3_600_000;
const dayMs = 86_400_000;
/** What "Remind Me Later" means. */
const laterMs = 7 * dayMs;

/** When each profile may be spoken of again, unix milliseconds; shared by all windows. */
const notesKey = 'trackberry.tokenAgeReminders';
type Notes = Readonly<Record<string, number>>;

interface ReminderParts {
  connection: Pick<Connection, 'session' | 'onDidChange'>;
  /** Global: a day is a day in all windows. */
  state: vscode.Memento;
  clock: Pick<Clock, 'wall' | 'after'>;
  window: Pick<typeof vscode.window, 'state' | 'onDidChangeWindowState'>;
  warningDays: () => number;
  /** @returns whether the user wants to be asked again later. */
  ask: (profile: StoredProfile) => Promise<boolean>;
  log: Log;
}

/**
 * Reminds of a stored token that has become old: once for each window and organization, and at most once a day in all windows
 * together. Only the window that has the focus speaks, so that of several that look at the same time one does.
 */
export class TokenAgeReminder implements vscode.Disposable {
  readonly #parts: ReminderParts;
  readonly #disposables = new Disposables();
  readonly #told = new Set<string>();
  #stopTimer = () => {};

  constructor(parts: ReminderParts) {
    this.#parts = parts;
    this.#disposables.add(parts.connection.onDidChange(() => this.#lookAfter(firstLookMs)));
    this.#disposables.add(
      parts.window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          this.#lookAfter(firstLookMs);
        }
      }),
    );
  }

  dispose(): void {
    this.#stopTimer();
    this.#disposables.dispose();
  }

  #lookAfter(ms: number): void {
    const { clock, log } = this.#parts;
    this.#stopTimer();
    this.#stopTimer = clock.after(ms, () => {
      this.#look().catch((error: unknown) => log.error(`The age of the token: ${String(error)}`));
    });
  }

  async #look(): Promise<void> {
    const { connection, clock, window, warningDays, ask } = this.#parts;
    const profile = connection.session?.profile;
    if (profile?.kind !== 'stored' || this.#told.has(profile.id)) {
      return;
    }
    this.#lookAfter(nextLookMs);
    const now = clock.wall();
    const quietUntil = this.#notes()[profile.id] ?? 0;
    if (!window.state.focused || now < quietUntil || !isTooOld(profile.storedAt, now, warningDays())) {
      return;
    }
    this.#told.add(profile.id);
    await this.#keepQuiet(profile, now + dayMs);
    if (await ask(profile)) {
      await this.#keepQuiet(profile, clock.wall() + laterMs);
    }
  }

  #notes(): Notes {
    return this.#parts.state.get<Notes>(notesKey, {});
  }

  /** What is over is of no interest any more, nor are profiles that have gone. */
  async #keepQuiet({ id }: StoredProfile, until: number): Promise<void> {
    const now = this.#parts.clock.wall();
    const open = Object.entries(this.#notes()).filter(([, at]) => at > now);
    await this.#parts.state.update(notesKey, { ...Object.fromEntries(open), [id]: until });
  }
}
