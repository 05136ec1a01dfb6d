import { parentPort, workerData } from 'node:worker_threads';
import { type Translation, useTranslation } from '../../l10n/translation.ts';
import type { Scanned } from '../scanned.ts';
import { type Batch, type SharedList, scanBatches } from './sharedList.ts';

/** What a worker thread tells: each batch as it is done, and at the end what it looked at. */
export type WorkerMessage = { kind: 'batch'; batch: Batch } | { kind: 'end'; scanned: Scanned };

/** The program of a worker thread: scans its part of each list that it is given. */
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

const translation = workerData as Translation | undefined;
if (translation !== undefined) {
  useTranslation(translation);
}

parentPort?.on('message', (list: SharedList) => work(list, (message) => parentPort?.postMessage(message)));
