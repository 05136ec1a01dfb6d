import * as vscode from 'vscode';
import type { Arrangement, Grouping, Order } from '../../shipments/arrangement.ts';
import type { Arranged } from '../../shipments/arranger.ts';
import type { Log } from '../../trackberry/log.ts';
import { Disposables } from '../disposables.ts';
import type { KeptArrangement } from './keptArrangement.ts';
import type { Loaded, ShipmentStore } from './shipmentStore.ts';

/** What is shown of a list. */
export interface ShownShipments extends Arranged {
  /** How many were loaded when it was arranged. */
  of: number;
}

interface Parts {
  store: ShipmentStore;
  kept: KeptArrangement;
  log: Log;
}

/** What is learned about produce, by many calls, is shown together: each time is a new list for the window. */
const togetherMs = 1_000;

/** The list of shipments as a person wants to see it: what is loaded, searched, sorted and grouped. */
export class ShipmentList implements vscode.Disposable {
  readonly #store: ShipmentStore;
  readonly #kept: KeptArrangement;
  readonly #log: Log;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  #arranging: ReturnType<typeof loadArranger> | undefined;
  #query = '';
  #shown: ShownShipments = { rows: [], of: 0 };
  /** What is shown, or being made ready to be shown. */
  #of: Loaded | undefined;
  #work = new AbortController();
  #done: Promise<void> = Promise.resolve();
  #later: NodeJS.Timeout | undefined;

  /** Other rows, or the same in another way. */
  readonly onDidChange = this.#changed.event;

  constructor({ store, kept, log }: Parts) {
    this.#store = store;
    this.#kept = kept;
    this.#log = log;
    this.#disposables.add(store.onDidChange(() => this.#follow()));
    this.#disposables.add(
      store.details.onDidLearnProduce(() => {
        if (this.#query !== '') {
          this.#arrangeLater();
        }
      }),
    );
  }

  /** What is shown now: while something else is being made ready, what was shown before. */
  get shown(): ShownShipments {
    return this.#shown;
  }

  get arrangement(): Readonly<Arrangement> {
    return { query: this.#query, ...this.#kept.get() };
  }

  /** Looks for these words, without regard to capitals and accents; none of them shows everything. */
  search(query: string): void {
    const wanted = query.trim();
    if (wanted !== this.#query) {
      this.#query = wanted;
      this.#arrange();
    }
  }

  /** Makes ready for the first letter of a search. */
  async prepareSearch(): Promise<void> {
    const { arranger, inSlices } = await this.#arranger();
    await inSlices(arranger.prepareSearch(this.#store.loaded?.rows ?? []));
  }

  /** Stays for this workspace; without an order, the list is as the server sends it. */
  async sort(order: Order | undefined): Promise<void> {
    await this.#kept.set({ ...this.#kept.get(), order });
    this.#arrange();
  }

  /** Stays for this workspace. */
  async group(grouping: Grouping | undefined): Promise<void> {
    await this.#kept.set({ ...this.#kept.get(), grouping });
    this.#arrange();
  }

  /** Resolves when `shown` is what was asked for last. */
  async settled(): Promise<void> {
    let done: Promise<void>;
    do {
      done = this.#done;
      await done;
    } while (done !== this.#done);
  }

  dispose(): void {
    this.#work.abort();
    clearTimeout(this.#later);
    this.#disposables.dispose();
  }

  #follow(): void {
    if (this.#store.loaded !== this.#of) {
      this.#arrange();
    }
  }

  #arrangeLater(): void {
    this.#later ??= setTimeout(() => this.#arrange(), togetherMs);
  }

  #arrange(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#work.abort();
    this.#work = new AbortController();
    const { loaded } = this.#store;
    this.#of = loaded;
    const rows = loaded?.rows ?? [];
    const { query, order, grouping } = this.arrangement;
    if (query === '' && order === undefined && grouping === undefined) {
      this.#show({ rows, of: rows.length });
    } else {
      this.#done = this.#arrangeInSlices(rows, this.#work.signal).catch((error: unknown) => {
        this.#log.error(`The list could not be arranged: ${String(error)}`);
        this.#show({ rows, of: rows.length });
      });
    }
  }

  #arranger(): ReturnType<typeof loadArranger> {
    this.#arranging ??= loadArranger().catch((error: unknown) => {
      this.#arranging = undefined; // the next one tries again
      throw error;
    });
    return this.#arranging;
  }

  async #arrangeInSlices(rows: Loaded['rows'], signal: AbortSignal): Promise<void> {
    const { arranger, inSlices } = await this.#arranger();
    const steps = arranger.arrange(rows, this.arrangement, (shipment) => this.#store.details.produceOf(shipment));
    const arranged = await inSlices(steps, signal);
    if (arranged !== undefined && !signal.aborted) {
      this.#show({ ...arranged, of: rows.length });
    }
  }

  #show(shown: ShownShipments): void {
    this.#shown = shown;
    this.#changed.fire();
  }
}

/** When the list is first searched, sorted or grouped. */
async function loadArranger() {
  const [{ Arranger }, { inSlices }] = await Promise.all([
    import('../../shipments/arranger.ts'),
    import('../../steps/steps.ts'),
  ]);
  return { arranger: new Arranger(), inSlices };
}
