import { parentPort, workerData } from 'node:worker_threads';
import type { Scanned } from '../scanned.ts';
import { type Batch, type SharedList, scanBatches } from './sharedList.ts';

/** What a worker thread tells: each batch as it is done, and at the end what it looked at. */
export type WorkerMessage = { kind: 'batch'; batch: Batch } | { kind: 'end'; scanned: Scanned };

/** The program of a worker thread: scans its part of the list that it was given. */
function work(list: SharedList, tell: (message: WorkerMessage) => void): void {
  const batches = scanBatches(list);
  for (;;) {
    const next = batches.next();
    if (next.done === true) {
      tell({ kind: 'end', scanned: next.value });
      return;
    }
    tell({ kind: 'batch', batch: next.value });
  }
}

work(workerData as SharedList, (message) => parentPort?.postMessage(message));
