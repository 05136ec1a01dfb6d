import * as vscode from 'vscode';
import { mergeTop } from '../../shipments/mergeTop.ts';
import { changedAtTop, mostCallsForTop, refreshTop } from '../../shipments/topRefresh.ts';
import type { Priority } from '../../trackberry/callQueue.ts';
import { systemClock } from '../../trackberry/clock.ts';
import type { ShipmentStatus } from '../../trackberry/openapi.ts';
import { PacedEvent } from '../../trackberry/pacedEvent.ts';
import type { Departure, ListedShipment } from '../../trackberry/shipment.ts';
import { callsForAll } from '../../trackberry/shipmentPages.ts';
import { type AskForPage, ShipmentReading } from '../../trackberry/shipmentReading.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { isCancellation } from '../messages.ts';
import { settings } from '../settings.ts';
import { ShipmentDetails } from './shipmentDetails.ts';

export interface Loaded {
  rows: readonly ListedShipment[];
  more: boolean;
  /** As the server says. */
  total?: number;
  /** Of the pages themselves: each shipment has its own. */
  problems: readonly Departure[];
  /** Unix milliseconds. */
  at: number;
}

/** What is being loaded; `background`: a refresh that nobody has asked for. */
export type Loading = 'refresh' | 'background' | 'more' | 'all';

/** What a loading has brought. */
export interface Brought {
  /** The rows until now; undefined where there were none, or those of another list. */
  before: readonly ListedShipment[] | undefined;
  rows: readonly ListedShipment[];
  by: Loading;
}

/** Where the rows that are loaded come from. */
interface Source {
  /** Has brought them, and will bring the next. */
  reading: ShipmentReading;
  /** The top of the list, where it was read later than the rest. */
  top: ShipmentReading | undefined;
}

/** Asks for pages of the list that is shown, for one of these. */
type Ask = (priority: Priority, cancel?: AbortSignal) => AskForPage;
/** Shows what a reading has brought, under a top that was read later, unless another list is shown by now. */
type Show = (reading: ShipmentReading, top?: ShipmentReading) => void;

const mostPerPage = 100;
/** Pages come a hundred times a second at best, and each time that they are shown is a new list for the window. */
const showAllEveryMs = 3_000;

/**
 * The shipments of the connected organization as far as they are loaded. What is loaded stays until something newer
 * has come: a refresh or a failure never empties it.
 */
export class ShipmentStore implements vscode.Disposable {
  readonly #connection: Connection;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  #loaded: Loaded | undefined;
  #source: Source | undefined;
  #loading: { what: Loading; done: Promise<void> } | undefined;
  /** Ends the loading of all rows. */
  #endAll: AbortController | undefined;
  /** Ends a refresh in the background. */
  #endBackground: AbortController | undefined;
  #error: unknown;
  #filter: ShipmentStatus | undefined;

  readonly #brought = this.#disposables.add(new vscode.EventEmitter<Brought>());

  readonly details: ShipmentDetails;
  readonly onDidChange = this.#changed.event;
  /** Tells of new rows, after `onDidChange`. */
  readonly onDidBring = this.#brought.event;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.details = this.#disposables.add(new ShipmentDetails(connection));
    this.#disposables.add(connection.onDidChange(() => this.#reset()));
  }

  get loaded(): Loaded | undefined {
    return this.#loaded;
  }

  get loading(): Loading | undefined {
    return this.#loading?.what;
  }

  /** Why the last loading failed; undefined once one has succeeded. */
  get error(): unknown {
    return this.#error;
  }

  get filter(): ShipmentStatus | undefined {
    return this.#filter;
  }

  /** How many calls `loadAll` will make; undefined where the server does not say how many rows there are. */
  get callsForAll(): number | undefined {
    const total = this.#loaded?.total;
    const { perPage, calls = 0 } = this.#source?.reading ?? {};
    const made = perPage === mostPerPage ? calls : 0;
    return total === undefined ? undefined : Math.max(1, callsForAll(total, mostPerPage) - made);
  }

  /** How many calls `refresh` will make, about. */
  get callsForRefresh(): number {
    return callsForAll(this.#loaded?.rows.length ?? 0, mostPerPage);
  }

  /** The ids of those that are loaded whose produce only a call for each would tell. */
  withoutProduce(): string[] {
    const rows = this.#loaded?.rows ?? [];
    return rows.flatMap((shipment) =>
      shipment.id && shipment.palletsCount !== 0 && this.details.produceOf(shipment) === undefined ? shipment.id : [],
    );
  }

  /**
   * Loads the first page unless something is loaded, under way, or has failed. Never rejects: see `error`.
   * @param priority a person's, where somebody asked for it.
   */
  async ensureLoaded(priority: Priority = 'person'): Promise<void> {
    if (this.#loaded === undefined && this.#error === undefined && this.#connection.session !== undefined) {
      const { what, done } = this.#loading ?? {};
      // Who asks does not wait for a refresh in the background, which gives way.
      await (done === undefined || what === 'background' ? this.refresh(priority) : done);
    }
  }

  /**
   * Loads anew as much as is loaded, and ends a loading of all rows; connects again where that had failed. Never
   * rejects: see `error`.
   * @param priority a person's, where somebody asked for it.
   */
  async refresh(priority: Priority = 'person'): Promise<void> {
    this.#endAll?.abort(new vscode.CancellationError());
    if (this.#connection.state.kind === 'unusable') {
      await this.#connection.update();
    }
    await this.#load('refresh', async (ask, show) => {
      const wanted = this.#wanted;
      const reading = new ShipmentReading(Math.min(mostPerPage, wanted));
      while (reading.more && reading.count < wanted) {
        await reading.readOn(ask(priority));
      }
      show(reading);
      this.details.forget();
    });
  }

  /**
   * Refreshes in the background, with one call unless more has come in than is on a page: what is loaded where that fits
   * on one, else its top, which is put over the rest as it was. Ends when a person asks for anything; does nothing while
   * something is loaded. Never rejects: see `error`.
   */
  async refreshInBackground(): Promise<void> {
    if (this.#loading !== undefined) {
      return;
    }
    const end = new AbortController();
    this.#endBackground = end;
    await this.#load('background', async (ask, show) => {
      const loaded = this.#loaded;
      const wanted = this.#wanted;
      const reading = new ShipmentReading(Math.min(mostPerPage, wanted));
      const refreshed = await refreshTop(reading, loaded, wanted, ask('background', end.signal));
      if (refreshed === 'same' && loaded !== undefined) {
        loaded.at = Date.now(); // the rows stay as they are painted
      } else if (refreshed === 'over' && this.#source !== undefined) {
        show(this.#source.reading, reading);
      } else {
        show(reading);
      }
      this.details.forget(changedAtTop(reading.soFar, loaded?.rows ?? []));
    });
  }

  /**
   * Refreshes after something was created, which stands at the top: what is loaded, or its top alone where all of it would
   * cost many calls. Never rejects: see `error`.
   */
  async refreshAfterWrite(priority: Priority): Promise<void> {
    await (this.callsForRefresh > mostCallsForTop ? this.refreshInBackground() : this.refresh(priority));
  }

  /** Adds the next page, unless a person waits for something already. Never rejects: see `error`. */
  async loadMore(): Promise<void> {
    if (this.#source?.reading.more !== true || (this.loading !== undefined && this.loading !== 'background')) {
      return this.#loading?.done ?? this.ensureLoaded();
    }
    await this.#load('more', async (ask, show) => {
      const source = this.#source;
      if (source?.reading.more === true) {
        await source.reading.readOn(ask('person'));
        show(source.reading, source.top);
      }
    });
  }

  /**
   * Loads all that is left, in the background and with as few calls as can be, and shows now and then what has come.
   * Ends before that when it is cancelled or another list is asked for. Never rejects: see `error`.
   * @param onPage called after each call.
   */
  async loadAll(cancel: AbortSignal, onPage: (reading: ShipmentReading) => void): Promise<void> {
    const end = new AbortController();
    this.#endAll = end;
    await this.#load('all', async (ask, show) => {
      const signal = AbortSignal.any([cancel, end.signal]);
      const begun = this.#source?.reading.perPage === mostPerPage ? this.#source : undefined;
      const { reading, top } = begun ?? { reading: new ShipmentReading<ListedShipment>(mostPerPage), top: undefined };
      let unseen = false;
      const showSome = () => {
        if (unseen && (!reading.more || reading.count >= (this.#loaded?.rows.length ?? 0))) {
          unseen = false;
          show(reading, top);
        }
      };
      const somethingCame = new PacedEvent(systemClock, showAllEveryMs);
      somethingCame.listen(showSome);
      try {
        while (reading.more) {
          await reading.readOn(ask('background', signal));
          unseen = true;
          somethingCame.fire();
          onPage(reading);
        }
      } finally {
        somethingCame.close();
        showSome();
      }
    });
  }

  async setFilter(status: ShipmentStatus | undefined): Promise<void> {
    if (status !== this.#filter) {
      this.#filter = status;
      this.#loaded = undefined;
      this.#source = undefined;
      await this.refresh();
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** How many rows a refresh has to bring. */
  get #wanted(): number {
    const { rows = [], more = true } = this.#loaded ?? {};
    // A list that had come whole should come whole again: its end shows only beyond its last row.
    return Math.max(settings.pageSize(), rows.length + (more ? 0 : 1));
  }

  /** One loading at a time; a second one follows the first. */
  #load(what: Loading, task: (ask: Ask, show: Show) => Promise<void>): Promise<void> {
    const { session } = this.#connection;
    if (session === undefined) {
      return Promise.resolve();
    }
    if (what !== 'background') {
      this.#endBackground?.abort(new vscode.CancellationError());
    }
    const done = (this.#loading?.done ?? Promise.resolve()).then(async () => {
      const status = this.#filter;
      const current = () => session === this.#connection.session && status === this.#filter;
      const ask: Ask = (priority, cancel) => (page, perPage) => {
        const signal = cancel === undefined ? session.signal : AbortSignal.any([cancel, session.signal]);
        const query = { page, perPage, ...(status !== undefined && { status }) };
        return session.client.listShipments(query, { priority, signal });
      };
      try {
        await task(ask, (reading, top) => {
          if (current()) {
            this.#show(reading, top, what);
          }
        });
        if (current()) {
          this.#error = undefined;
        }
      } catch (error) {
        if (current() && !isCancellation(error)) {
          this.#error = error;
        }
      } finally {
        if (this.#loading?.done === done) {
          this.#loading = undefined;
        }
        this.#changed.fire();
      }
    });
    this.#loading = { what, done };
    this.#changed.fire();
    return done;
  }

  #show(reading: ShipmentReading, top: ShipmentReading | undefined, by: Loading): void {
    const { soFar, more, problems } = reading;
    const { total } = top ?? reading;
    const before = this.#loaded?.rows;
    // Of a top that does not meet the rest, nothing is shown: there may be others between the two.
    const rows = (top && mergeTop(soFar, top.soFar)) ?? soFar;
    this.#source = { reading, top };
    this.#loaded = { rows, more, problems, at: Date.now(), ...(total !== undefined && { total }) };
    this.#changed.fire();
    this.#brought.fire({ before, rows, by });
  }

  #reset(): void {
    this.#loaded = undefined;
    this.#source = undefined;
    this.#loading = undefined;
    this.#error = undefined;
    this.#filter = undefined;
    this.#changed.fire();
  }
}
