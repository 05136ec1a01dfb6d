import type { Finding } from '../finding.ts';
import type { KnownTokens } from '../known/knownTokens.ts';
import type { Scanned } from '../scanned.ts';
import { FolderScan } from './folderScan.ts';

/** A list of files that several threads scan together: whoever is free takes the next few. Can be posted to a worker. */
export interface SharedList {
  folder: string;
  paths: readonly string[];
  known: KnownTokens;
  /** See `FolderScan`. */
  walked: boolean;
  /** Two numbers: how many paths are taken, and whether the scan was cancelled. */
  cursor: SharedArrayBuffer;
}

/** What the files `from` and on held. */
export interface Batch {
  from: number;
  count: number;
  findings: Finding[];
}

/** Few enough that the threads end together, and that a cancel is prompt. */
const batchSize = 32;

const taken = 0;
const cancelled = 1;

export function newCursor(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

export function cancel({ cursor }: SharedList): void {
  Atomics.store(new Int32Array(cursor), cancelled, 1);
}

/** Scans the batches that this thread gets, and returns what it looked at, when no more are left or the scan was cancelled. */
export function* scanBatches({ folder, paths, known, walked, cursor }: SharedList): Generator<Batch, Scanned> {
  const shared = new Int32Array(cursor);
  const scan = new FolderScan(folder, known, walked);
  for (;;) {
    const from = Atomics.add(shared, taken, batchSize);
    if (from >= paths.length || Atomics.load(shared, cancelled) === 1) {
      return scan.scanned;
    }
    const batch = paths.slice(from, from + batchSize);
    yield { from, count: batch.length, findings: batch.flatMap((path) => scan.scan(path)) };
  }
}
