import type { KnownTokens } from '../known/knownTokens.ts';
import type { Scanned, ScanResult } from '../scanned.ts';
import type { ScanWorkers } from './scanWorkers.ts';
import { type Batch, cancel, newCursor, type SharedList, scanBatches } from './sharedList.ts';

/** Files. */
export interface ScanProgress {
  done: number;
  total: number;
}

/** Who does the work. */
export interface Threads {
  /** The thread that asks takes part; it looks after its events every 10 ms. */
  here: boolean;
  workers: ScanWorkers;
}

export interface ScanFilesOptions {
  /** Ends the scan by throwing the signal's reason. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Only the thread that asks, unless told. */
  threads?: Threads | undefined;
  /** The paths come from `listFolder`, which enters no link: none is looked for again. */
  walked?: boolean;
}

const longestBlockMs = 10;

/**
 * Scans files of a folder; `paths` are relative to it, with `/`, as `listFiles` gives them, and name the findings. What is skipped: see
 * `FolderScan`. The findings stand in the order of the paths. A thread takes about 10 MB, however many files there are.
 */
export async function scanFiles(
  folder: string,
  paths: readonly string[],
  known: KnownTokens,
  { signal, onProgress, threads, walked = false }: ScanFilesOptions = {},
): Promise<ScanResult> {
  signal?.throwIfAborted();
  const list: SharedList = { folder, paths, known, walked, cursor: newCursor() };
  const batches: Batch[] = [];
  let done = 0;
  const onBatch = (batch: Batch) => {
    done += batch.count;
    if (batch.findings.length > 0) {
      batches.push(batch);
    }
    onProgress?.({ done, total: paths.length });
  };
  const stop = () => cancel(list);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const parts = await Promise.all([
      ...(threads?.workers.scan(list, onBatch) ?? []),
      ...(threads?.here === false ? [] : [scanHere(list, onBatch)]),
    ]);
    signal?.throwIfAborted();
    const findings = batches.sort((a, b) => a.from - b.from).flatMap((batch) => batch.findings);
    return { findings, scanned: sum(parts) };
  } catch (error) {
    // The other threads end with the first that fails.
    stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function scanHere(list: SharedList, onBatch: (batch: Batch) => void): Promise<Scanned> {
  const batches = scanBatches(list);
  let begin = performance.now();
  for (;;) {
    const next = batches.next();
    if (next.done === true) {
      return next.value;
    }
    onBatch(next.value);
    if (performance.now() - begin > longestBlockMs) {
      await new Promise(setImmediate);
      begin = performance.now();
    }
  }
}

function sum(parts: readonly Scanned[]): Scanned {
  const total: Scanned = { files: 0, bytes: 0, skipped: 0 };
  for (const { files, bytes, skipped } of parts) {
    total.files += files;
    total.bytes += bytes;
    total.skipped += skipped;
  }
  return total;
}
