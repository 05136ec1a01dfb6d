import { ShipmentBook } from '../../../src/sandbox/shipments.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';

/** What is typed, and the reference in the first row when it is found. */
interface Search {
  words: string;
  first: string;
}

export interface Searches {
  /** Each finds one, which is in the first page of the list. */
  firstPage: Search[];
  /** Each finds one, anywhere. */
  one: Search[];
  /** Each finds thousands. */
  many: Search[];
}

const times = 10;
/** Between two searches, so that one is not measured with what the one before has left to do. */
const restMs = 500;
/** Fewer than are loaded at first. */
const firstPage = 20;

/** Searches in the shipments of a sandbox with so many. */
export function searchesIn(count: number): Searches {
  const { shipments } = new ShipmentBook(count, 1).page(1, count, undefined);
  const at = (place: number): Search => {
    const reference = shipments[place]?.reference ?? '';
    return { words: reference, first: reference };
  };
  const vessels = new Set(shipments.map(({ vessel }) => vessel ?? ''));
  const firstOf = (vessel: string) => shipments.find((shipment) => shipment.vessel === vessel)?.reference ?? '';
  return {
    firstPage: Array.from({ length: times }, (_, index) => at((index * 7) % firstPage)),
    one: Array.from({ length: times }, (_, index) => at(Math.floor(((index + 1) * 7 * count) / times) % count)),
    many: [...vessels].slice(0, times).map((vessel) => ({ words: vessel, first: firstOf(vessel) })),
  };
}

/**
 * Types each into the box of "Search Shipments…". @returns milliseconds from the input's change until the first row that
 * is found is painted, with the pause in which somebody may type on.
 */
export async function searchTimes(workbench: Workbench, searches: readonly Search[]): Promise<number[]> {
  await workbench.runCommand('Trackberry: Search Shipments…');
  await workbench.quickInput.waitFor('Search Shipments');
  const measured: number[] = [];
  for (const { words, first } of searches) {
    // By the page itself: what a driver does to type is not in the time.
    const typed = await workbench.page.evaluate<number>(`(() => {
      const box = document.querySelector('.quick-input-box input');
      const row = () => document.querySelector('.sidebar [role=treeitem][data-index="0"]');
      const started = bench.now();
      box.value = ${JSON.stringify(words)};
      box.dispatchEvent(new Event('input', { bubbles: true }));
      const found = () => (row()?.textContent.includes(${JSON.stringify(first)}) ? row() : undefined);
      return bench.shown(found).then((at) => at - started);
    })()`);
    measured.push(typed);
    await workbench.page.waitForTimeout(restMs);
  }
  await workbench.quickInput.input.fill('');
  await workbench.quickInput.cancel();
  return measured;
}
