import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../../../support/connect.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { median } from '../../support/statistics.ts';
import { BenchSandbox } from '../benchSandbox.ts';
import { EditorCode, type EditorWindow } from '../editorWindow.ts';
import type { LoopDelay } from '../hostProbe.ts';
import { idleMs, listed, loopRows } from '../loopRows.ts';
import { type Searches, searchesIn, searchTimes } from '../searchTimes.ts';

const count = 100_000;
const name = `${count.toLocaleString('en')} shipments`;
const runs = 5;
const searches = searchesIn(count);

interface Measured {
  idle: LoopDelay;
  loadAll: LoopDelay;
  refresh: LoopDelay;
  /** Milliseconds. */
  search: Record<keyof Searches, number[]>;
  /** Bytes. */
  held: number;
  rss: number;
}

export const shipmentsCase: BenchCase = {
  name,
  async run() {
    await using sandbox = await BenchSandbox.start({ shipments: count, limit: 1_000_000 });
    await using code = await EditorCode.start({ 'trackberry.baseUrl': sandbox.baseUrl });
    const all: Measured[] = [];
    for (let run = 0; run < runs; run += 1) {
      await using window = await code.window();
      all.push(await measure(window, sandbox));
    }
    const megabytes = (bytes: number) => bytes / 1e6;
    const held = all.map((each) => megabytes(each.held));
    return [
      {
        case: `${name}: memory when all are loaded, above the start`,
        runs,
        value: median(held),
        unit: 'MB',
        bar: { atMost: 120 },
        notes: [
          `held after a garbage collection: ${listed(held)}`,
          `the process: ${listed(all.map(({ rss }) => megabytes(rss)))}`,
        ],
      },
      searchRow('one is found', all, 'one'),
      searchRow('thousands are found', all, 'many'),
      ...loopRows(
        `${name}, before they are loaded`,
        all.map(({ idle }) => idle),
        'no bars',
      ),
      ...loopRows(
        `${name}, Load All`,
        all.map(({ loadAll }) => loadAll),
        'bars',
      ),
      ...loopRows(
        `${name}, refresh`,
        all.map(({ refresh }) => refresh),
        'bars',
      ),
    ];
  },
};

function searchRow(what: string, runs: readonly Measured[], which: 'one' | 'many'): Row {
  const medians = (of: keyof Searches) => runs.map(({ search }) => median(search[of]));
  const few = median(medians('firstPage'));
  const above = medians(which).map((ms) => ms - few);
  return {
    case: `${name}, searched, ${what}: until it is painted, above the same in the first page`,
    runs: runs.length,
    value: median(above),
    unit: 'ms',
    bar: { atMost: 50 },
    notes: [
      `with the pause for typing and VS Code’s own time: ${listed(medians(which))}`,
      `in the first page: ${listed(medians('firstPage'))}`,
    ],
  };
}

async function measure({ workbench, probe }: EditorWindow, sandbox: BenchSandbox): Promise<Measured> {
  const start = await probe.memory();
  await connect(workbench, sandbox.token, 'Acme Produce');
  await workbench.openView('Trackberry');
  await workbench.tree('Shipments').row('BU-').waitFor();
  await searchTimes(workbench, searches.firstPage.slice(0, 2)); // the code for it is loaded and compiled
  const firstPage = await searchTimes(workbench, searches.firstPage);
  const idle = await probe.loopDelay(() => delay(idleMs));
  await sandbox.takeOwnTime();
  const loadAll = await probe.loopDelay(() => probe.command('trackberry.loadAllShipments'));
  await expectAllPages(sandbox);
  const one = await searchTimes(workbench, searches.one);
  const many = await searchTimes(workbench, searches.many);
  // With all that the search has made ready.
  const { held, rss } = await probe.memory();
  const refresh = await probe.loopDelay(() => probe.command('trackberry.refreshShipments'));
  await expectAllPages(sandbox);
  const search = { firstPage, one, many };
  return { idle, loadAll, refresh, search, held: held - start.held, rss: rss - start.rss };
}

async function expectAllPages(sandbox: BenchSandbox): Promise<void> {
  const { calls } = await sandbox.takeOwnTime();
  if (calls < count / 100) throw new Error(`Only ${calls} pages were loaded.`);
}
