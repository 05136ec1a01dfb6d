import type { Log } from '../../trackberry/log.ts';
import { type Bodies, type HistoryEntry, readEntry } from './historyEntry.ts';

/** A folder of this workspace, shared with other windows that have it open. Names are plain file names. */
export interface HistoryFolder {
  /** Empty where the folder is not there. */
  names(): Promise<readonly string[]>;
  /** Undefined where there is no such file. */
  read(name: string): Promise<string | undefined>;
  /** Makes the folder where it is not there. */
  write(name: string, text: string): Promise<void>;
  /** One that is not there is none to remove. */
  remove(name: string): Promise<void>;
}

export interface ListedCall {
  /** Begins with the time, so that names sort by age. */
  id: string;
  entry: HistoryEntry;
}

interface HistoryParts {
  /** Undefined where there is no workspace: then the history lives as long as the window. */
  folder: HistoryFolder | undefined;
  /** Whether bodies may be written to the folder. */
  keepBodies(): boolean;
  random(): string;
  log: Log;
}

const mostCalls = 200;
/** Characters of bodies in memory: the two largest answers have room. */
const mostInMemory = 40_000_000;
/** Bytes of bodies in the folder. */
const mostOnDisk = 50_000_000;
/** Bytes of one body in the folder. */
const largestOnDisk = 5_000_000;

const entryName = /^(\d{13}-\w{8})\.json$/;
const ownName = /^\d{13}-\w{8}\.(?:json|request|answer)$/;

/**
 * The last 200 calls of a workspace, newest first. Each is a file of its own, so that two windows never write over each
 * other's; what another window has added is seen at the next look. Bodies are in memory for the session, and in the folder
 * only where the user allows it.
 */
export class ExplorerHistory {
  readonly #parts: HistoryParts;
  readonly #listeners = new Set<() => void>();
  readonly #entries = new Map<string, HistoryEntry>();
  readonly #bodies = new Map<string, Bodies>();
  /** One change of the folder after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** The function returned takes the listener off. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks into the folder for what other windows have added or removed. */
  list(): Promise<readonly ListedCall[]> {
    return this.#inTurn(async () => {
      await this.#look();
      return this.#newestFirst();
    });
  }

  async add(entry: HistoryEntry, bodies: Bodies): Promise<void> {
    await this.#inTurn(async () => {
      await this.#look();
      const id = `${String(Math.trunc(entry.at)).padStart(13, '0')}-${this.#parts.random()}`;
      const keptBytes = await this.#keep(id, bodies);
      const kept = keptBytes > 0 ? { ...entry, keptBytes } : entry;
      this.#entries.set(id, kept);
      this.#bodies.set(id, bodies);
      await this.#parts.folder?.write(`${id}.json`, JSON.stringify(kept));
      await this.#trim();
    });
    this.#tell();
  }

  /** Of the session, or from the folder. */
  async bodies(id: string): Promise<Bodies> {
    const known = this.#bodies.get(id);
    const { folder } = this.#parts;
    if (known !== undefined || folder === undefined) {
      return known ?? {};
    }
    const [request, answer] = await Promise.all([folder.read(`${id}.request`), folder.read(`${id}.answer`)]);
    return { ...(request !== undefined && { request }), ...(answer !== undefined && { answer }) };
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#inTurn(() => this.#remove(ids));
    this.#tell();
  }

  /** Those of other windows, too, and whatever is damaged. */
  async clear(): Promise<void> {
    await this.#inTurn(async () => {
      const { folder } = this.#parts;
      this.#entries.clear();
      this.#bodies.clear();
      for (const name of (await folder?.names()) ?? []) {
        if (ownName.test(name)) {
          await folder?.remove(name);
        }
      }
    });
    this.#tell();
  }

  /** Takes the bodies out of the folder that are no longer allowed there. */
  async applySetting(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#look();
      await this.#trim();
    });
    this.#tell();
  }

  async #look(): Promise<void> {
    const { folder, log } = this.#parts;
    if (folder === undefined) {
      return;
    }
    const ids = new Set((await folder.names()).flatMap((name) => entryName.exec(name)?.[1] ?? []));
    for (const id of this.#entries.keys()) {
      if (!ids.has(id)) {
        this.#entries.delete(id);
        this.#bodies.delete(id);
      }
    }
    for (const id of ids) {
      if (this.#entries.has(id)) {
        continue;
      }
      const entry = readEntry((await folder.read(`${id}.json`)) ?? '');
      if (entry === undefined) {
        log.warn(`The history's entry ${id} cannot be read and is dropped.`);
        await this.#remove([id]);
      } else {
        this.#entries.set(id, entry);
      }
    }
  }

  /** @returns the bytes that were written. */
  async #keep(id: string, bodies: Bodies): Promise<number> {
    const { folder, keepBodies } = this.#parts;
    let bytes = 0;
    for (const [kind, text] of Object.entries(bodies)) {
      const length = new TextEncoder().encode(text).length;
      if (folder !== undefined && keepBodies() && length <= largestOnDisk) {
        await folder.write(`${id}.${kind}`, text);
        bytes += length;
      }
    }
    return bytes;
  }

  async #trim(): Promise<void> {
    const newestFirst = this.#newestFirst();
    await this.#remove(newestFirst.slice(mostCalls).map(({ id }) => id));
    let inMemory = 0;
    let onDisk = 0;
    for (const [place, { id, entry }] of newestFirst.slice(0, mostCalls).entries()) {
      const { request = '', answer = '' } = this.#bodies.get(id) ?? {};
      inMemory += request.length + answer.length;
      if (place > 0 && inMemory > mostInMemory) {
        this.#bodies.delete(id);
      }
      onDisk += entry.keptBytes ?? 0;
      if (entry.keptBytes !== undefined && (onDisk > mostOnDisk || !this.#parts.keepBodies())) {
        await this.#forgetBodies(id, entry);
      }
    }
  }

  async #forgetBodies(id: string, { keptBytes, ...entry }: HistoryEntry): Promise<void> {
    this.#entries.set(id, entry);
    await this.#parts.folder?.write(`${id}.json`, JSON.stringify(entry));
    await this.#parts.folder?.remove(`${id}.request`);
    await this.#parts.folder?.remove(`${id}.answer`);
  }

  async #remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#entries.delete(id);
      this.#bodies.delete(id);
      for (const kind of ['json', 'request', 'answer']) {
        await this.#parts.folder?.remove(`${id}.${kind}`);
      }
    }
  }

  #newestFirst(): ListedCall[] {
    return [...this.#entries].map(([id, entry]) => ({ id, entry })).sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.catch(() => undefined).then(work); // what failed before was told to its caller
    this.#last = turn;
    return turn;
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
