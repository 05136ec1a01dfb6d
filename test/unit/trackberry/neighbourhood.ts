import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { WindowsHere } from '../../../src/trackberry/windowsHere.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { RecordingLog } from './recordingLog.ts';
import { Wire } from './wire.ts';

/** What a window tells the others that has calls waiting, and nothing read. */
export const waits = { waiting: true, claimed: 0, recent: 0, reading: undefined };
export const waitsForNothing = { ...waits, waiting: false };

/** The file of another window that has calls waiting, written at this time, unix milliseconds. */
export function anotherFile(at: number) {
  return { at, lookedAt: at, waiting: true, claimed: 0, recent: 0 };
}

const stepMs = 50;
const filesBusy = new Set(['FSReqPromise', 'FSReqCallback', 'CloseReq']);

/** Windows on one machine: real files in one folder, and a time that moves only when a test says so. */
export class Neighbourhood {
  readonly clock = new FakeClock();
  readonly log = new RecordingLog();
  /** Does not exist before the first window has written. */
  readonly folder: string;
  readonly #wires: Wire[] = [];
  readonly #windows: WindowsHere[] = [];

  constructor(parent: string) {
    this.folder = join(parent, 'one-token');
  }

  window(): WindowsHere {
    const window = new WindowsHere({ folder: this.folder, clock: this.clock, log: this.log });
    this.#windows.push(window);
    return window;
  }

  /** A throttle that knows of the others; the test answers its calls. @param random see `Wire`. */
  wire(random?: () => number): Wire {
    const wire = new Wire(random, { clock: this.clock, windows: this.window() });
    this.#wires.push(wire);
    return wire;
  }

  /** Time moves on in small steps, and after each all that was begun with files is finished. */
  async advance(ms: number): Promise<void> {
    await this.settle();
    for (let left = ms; left > 0; left -= stepMs) {
      await this.clock.advance(Math.min(stepMs, left));
      await this.settle();
    }
  }

  async settle(): Promise<void> {
    do {
      await this.clock.settle();
      while (process.getActiveResourcesInfo().some((resource) => filesBusy.has(resource))) {
        await nextTurn();
      }
    } while (this.clock.isDue);
  }

  /** Names of the files that the windows keep. */
  async files(): Promise<string[]> {
    return (await readdir(this.folder)).sort();
  }

  async read(name: string): Promise<Record<string, unknown>> {
    return JSON.parse(await readFile(join(this.folder, name), 'utf8'));
  }

  /** As another process would. */
  async write(name: string, content: unknown): Promise<void> {
    await writeFile(join(this.folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }

  async close(): Promise<void> {
    for (const { throttle } of this.#wires) {
      throttle.close(new Error('The test is over.'));
    }
    for (const window of this.#windows) {
      window.close();
    }
    await this.settle();
  }
}

/** A fresh one for each test of the `describe` around it. */
export function useNeighbourhood(): () => Neighbourhood {
  let parent = '';
  let neighbourhood: Neighbourhood | undefined;
  beforeEach(async () => {
    parent = await temporaryFolder('windows');
    neighbourhood = new Neighbourhood(parent);
  });
  afterEach(async () => {
    await neighbourhood?.close();
    await removeFolder(parent);
  });
  return () => {
    if (neighbourhood === undefined) {
      throw new Error('The neighbourhood exists inside a test only.');
    }
    return neighbourhood;
  };
}
