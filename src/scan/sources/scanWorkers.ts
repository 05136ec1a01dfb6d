import { Worker } from 'node:worker_threads';
import type { Translation } from '../../l10n/translation.ts';
import type { Scanned } from '../scanned.ts';
import type { WorkerMessage } from './scanWorker.ts';
import type { Batch, SharedList } from './sharedList.ts';

/** A thread, and how it fails: it may do so before it is given anything. */
interface Running {
  worker: Worker;
  failed: Promise<never>;
}

/** Threads that scan, one list after another. They take some 30 ms to start, in which the list can be made. */
export class ScanWorkers {
  readonly #running: readonly Running[];

  /** `script`: the program scanWorker, as a file that Node can run. `translation`: of what the findings say. */
  constructor(count: number, script: string | URL, translation?: Translation) {
    this.#running = Array.from({ length: count }, () => start(script, translation));
  }

  /** The part of each thread, when it is done; rejects when a thread fails. */
  scan(list: SharedList, onBatch: (batch: Batch) => void): Promise<Scanned>[] {
    return this.#running.map(({ worker, failed }) => Promise.race([ask(worker, list, onBatch), failed]));
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map(({ worker }) => worker.terminate()));
  }
}

function start(script: string | URL, translation: Translation | undefined): Running {
  const worker = new Worker(script, { workerData: translation });
  const failed = new Promise<never>((_, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`A scanning thread ended early (${code}).`)));
  });
  // Whoever asks for a scan is told; the end of an idle one is of no interest.
  failed.catch(() => undefined);
  return { worker, failed };
}

function ask(worker: Worker, list: SharedList, onBatch: (batch: Batch) => void): Promise<Scanned> {
  return new Promise((resolve) => {
    const onMessage = (message: WorkerMessage) => {
      if (message.kind === 'batch') {
        onBatch(message.batch);
      } else {
        worker.off('message', onMessage);
        resolve(message.scanned);
      }
    };
    worker.on('message', onMessage);
    worker.postMessage(list);
  });
}
