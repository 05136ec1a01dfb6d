import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.ts';
import type { TestCounts } from './testCounts.ts';

export interface HostResults {
  /** What mocha has printed. */
  readonly report: string;
  readonly counts: TestCounts;
}

/** What `run()` of test/host/index.ts has left; undefined when the suite did not come to its end. */
export async function readHostResults(): Promise<HostResults | undefined> {
  try {
    return JSON.parse(await readFile(join(projectRoot, 'out', 'host', 'results.json'), 'utf8')) as HostResults;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
