import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { keyedName } from './keyedName.ts';
import type { Log } from './log.ts';
import { mostBytes, type Presence, readPresence, writePresence } from './presence.ts';
import type { Reading } from './quotaWindow.ts';
import type { Neighbours } from './windowShare.ts';

const lookEveryMs = 200;
const writeEveryMs = 100;
const beatMs = 1_000;
/** A look older than this does not count. */
const freshMs = 1_000;
/** A look that takes longer is not waited for. */
const longestLookMs = 2_000;
/** Who has not been heard of for so long is gone, or has been stopped. */
const staleMs = 3_500;
/** So long after its first word, all who look have heard of a window. */
const knownMs = 3_000;
const writesKept = 20;
const forgottenMs = 3_600_000;
/** Where the folder cannot be used. */
const perhapsOne: Neighbours = {
  others: 1,
  place: 0,
  claimed: 0,
  unserved: [undefined],
  agreedAt: Number.POSITIVE_INFINITY,
  known: true,
};

/** What one window tells the others, see `Presence`. */
interface Told {
  waiting: boolean;
  claimed: number;
  recent: number;
  reading: Reading | undefined;
}

/**
 * The windows on this machine that use the same token. Each keeps one small file that tells whether it has calls
 * waiting and what it read last of the limit, written and read only while calls wait or answers come. There is no
 * lock, so nobody can hold another up: who ends without a word is forgotten within four seconds.
 */
export class WindowsHere {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #name = `${randomUUID()}.json`;
  #told: Told = { waiting: false, claimed: 0, recent: 0, reading: undefined };
  /** When the others could read first that it has calls waiting; undefined: it has none, or they cannot yet. */
  #toldSince: number | undefined;
  #neighbours: Neighbours = {
    others: 0,
    place: 0,
    claimed: 0,
    unserved: [],
    agreedAt: Number.NEGATIVE_INFINITY,
    known: false,
  };
  #readings: readonly Reading[] = [];
  #onLook = () => {};
  /** Something is told that the file does not say yet. */
  #dirty = false;
  #next: { at: number; cancel: () => void } | undefined;
  #turning = false;
  #turnedAt = Number.NEGATIVE_INFINITY;
  #writtenAt = Number.NEGATIVE_INFINITY;
  /** The last writes: when it was told, monotonic, and since when the others can read it, unix milliseconds. */
  readonly #written: { told: number; readableAt: number }[] = [];
  /** Unix milliseconds. */
  #lookBeganAt = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** The look that machines wait for. */
  #awaited: { until: number; cancel: () => void } | undefined;
  #warned = false;
  #closed = false;

  /** @param parts `folder` as `folderOf` names it. */
  constructor({ folder, clock, log }: { folder: string; clock: Clock; log: Log }) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * The folder for one token at one address, below one that all windows of this user share.
   * @param key a secret of this user, see `keyedName`.
   */
  static folderOf(shared: string, key: string, origin: string, token: string): string {
    return join(shared, keyedName(key, origin, token));
  }

  /** The others that have calls waiting, as the last look has found them. */
  get neighbours(): Neighbours {
    return this.#neighbours;
  }

  /** What the others have read of the limit. */
  get readings(): readonly Reading[] {
    return this.#readings;
  }

  /** Calls back after each look. */
  onLook(callback: () => void): void {
    this.#onLook = callback;
  }

  /**
   * Looks around unless that was done just now.
   * @returns when it is over at the latest; undefined: it is. Monotonic.
   */
  lookFirst(now: number): number | undefined {
    if (now - this.#lookedAt <= freshMs) {
      return undefined;
    }
    if (this.#awaited === undefined) {
      const cancel = this.#clock.after(longestLookMs, () => {
        // Singly, until it has come to its end.
        this.#neighbours = { ...perhapsOne, known: false };
        this.#lookEnded();
        this.#onLook();
      });
      this.#awaited = { until: now + longestLookMs, cancel };
      this.tell({ ...this.#told, waiting: true });
      this.#plan(now);
    }
    return this.#awaited.until;
  }

  /** What the others may know. Looks around for as long as calls wait. */
  tell(told: Told): void {
    const { waiting, claimed, reading } = this.#told;
    if (!told.waiting) {
      this.#toldSince = undefined;
    }
    this.#dirty ||=
      told.waiting !== waiting ||
      told.claimed !== claimed ||
      told.reading?.remaining !== reading?.remaining ||
      told.reading?.resetAt !== reading?.resetAt;
    this.#told = told;
    if (this.#dirty || told.waiting) {
      this.#plan(this.#turnedAt + (this.#dirty ? writeEveryMs : lookEveryMs));
    }
  }

  close(): void {
    this.#closed = true;
    this.#next?.cancel();
    this.#awaited?.cancel();
    rm(join(this.#folder, this.#name), { force: true }).catch((error: unknown) => this.#fail(String(error)));
  }

  #plan(at: number): void {
    if (this.#closed || this.#turning || (this.#next !== undefined && this.#next.at <= at)) {
      return;
    }
    this.#next?.cancel();
    const cancel = this.#clock.after(Math.max(0, at - this.#clock.monotonic()), () => {
      this.#next = undefined;
      void this.#turn();
    });
    this.#next = { at, cancel };
  }

  /** Writes before it looks: of two that begin in the same instant, at least one sees the other. */
  async #turn(): Promise<void> {
    this.#turning = true;
    try {
      if (this.#dirty || this.#clock.monotonic() - this.#writtenAt >= beatMs) {
        await this.#write();
      }
      if (this.#told.waiting) {
        await this.#look();
      }
    } catch (error) {
      this.#fail(String(error));
    }
    this.#turning = false;
    this.#turnedAt = this.#clock.monotonic();
    if (!this.#closed) {
      this.#onLook();
      this.tell(this.#told);
    }
  }

  async #write(): Promise<void> {
    this.#dirty = false;
    this.#writtenAt = this.#clock.monotonic();
    const told = this.#writtenAt;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = join(this.#folder, this.#name);
    const { waiting, claimed, recent, reading } = this.#told;
    const presence = {
      at: this.#clock.wall(),
      lookedAt: this.#lookBeganAt,
      waiting,
      claimed,
      recent,
      ...(reading && { reading }),
    };
    await writeFile(temporary(path), writePresence(presence, this.#clock), { mode: 0o600 });
    await rename(temporary(path), path);
    this.#written.push({ told, readableAt: this.#clock.wall() });
    this.#written.splice(0, this.#written.length - writesKept);
    if (waiting && this.#told.waiting) {
      this.#toldSince ??= this.#clock.monotonic();
    }
    if (this.#closed) {
      await rm(path, { force: true });
    }
  }

  async #look(): Promise<void> {
    const now = this.#clock.monotonic();
    const wall = this.#clock.wall();
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json') && name !== this.#name);
    const found = (await Promise.all(names.map((name) => this.#read(name)))).filter((each) => each !== undefined);
    const waiting = found.filter(({ presence }) => presence.waiting && Math.abs(wall - presence.at) <= staleMs);
    this.#readings = found.flatMap(({ presence }) => presence.reading ?? []);
    this.#neighbours = {
      others: waiting.length,
      place: waiting.filter(({ name }) => name < this.#name).length,
      claimed: waiting.reduce((sum, { presence }) => sum + presence.claimed, 0),
      unserved: waiting.flatMap(({ presence }) => (presence.claimed === 0 ? presence.recent : [])),
      agreedAt: this.#seenByAll(waiting.map(({ presence }) => presence.lookedAt)),
      known: now - (this.#toldSince ?? now) >= knownMs,
    };
    this.#lookBeganAt = wall;
    this.#lookEnded();
  }

  /** The last word of ours that everybody had read, at the latest, when he looked. */
  #seenByAll(lookedAt: readonly number[]): number {
    const earliest = Math.min(Number.POSITIVE_INFINITY, ...lookedAt);
    const seen = this.#written.findLast(({ readableAt }) => readableAt <= earliest);
    return seen?.told ?? Number.NEGATIVE_INFINITY;
  }

  async #read(name: string): Promise<{ name: string; presence: Presence } | undefined> {
    const path = join(this.#folder, name);
    const presence = readPresence(await readSmall(path), this.#clock);
    if (presence !== undefined && this.#clock.wall() - presence.at > forgottenMs) {
      await Promise.all([path, temporary(path)].map((each) => rm(each, { force: true })));
    }
    return presence && { name, presence };
  }

  /** Carries on as if there was one other window. */
  #fail(reason: string): void {
    if (!this.#warned && !this.#closed) {
      this.#log.warn(`The other windows here cannot be seen (${reason}): as if there was one.`);
    }
    this.#warned = true;
    this.#neighbours = perhapsOne;
    this.#readings = [];
    this.#lookEnded();
  }

  #lookEnded(): void {
    this.#lookedAt = this.#clock.monotonic();
    this.#awaited?.cancel();
    this.#awaited = undefined;
  }
}

function temporary(path: string): string {
  return `${path}.new`;
}

/** Empty where it cannot be read: that window has just ended, or it is none of ours. */
async function readSmall(path: string): Promise<string> {
  try {
    const file = await stat(path);
    return file.isFile() && file.size <= mostBytes ? await readFile(path, 'utf8') : '';
  } catch {
    return '';
  }
}
