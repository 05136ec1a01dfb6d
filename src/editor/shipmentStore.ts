import * as vscode from 'vscode';
import type { Priority } from '../trackberry/callQueue.ts';
import type { ShipmentStatus } from '../trackberry/openapi.ts';
import type { Shipment, ShipmentDetail, ShipmentPage } from '../trackberry/shipment.ts';
import type { Connection } from './connection.ts';
import { Disposables } from './disposables.ts';
import { isCancellation } from './messages.ts';
import type { Session } from './session.ts';
import { settings } from './settings.ts';

interface Loaded {
  rows: readonly Shipment[];
  /** How many pages of the page size `rows` stands for. */
  pages: number;
  pageSize: number;
  more: boolean;
  total?: number;
  /** Unix milliseconds. */
  at: number;
}

const mostPerPage = 100;

/**
 * The shipments of the connected organization as far as they are loaded. What is loaded stays until something newer
 * has come: a refresh or a failure never empties it.
 */
export class ShipmentStore implements vscode.Disposable {
  readonly #connection: Connection;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #details = new Map<string, Promise<ShipmentDetail>>();
  #loaded: Loaded | undefined;
  #loading: Promise<void> | undefined;
  #error: unknown;
  #filter: ShipmentStatus | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#disposables.add(connection.onDidChange(() => this.#reset()));
  }

  get loaded(): Loaded | undefined {
    return this.#loaded;
  }

  get loading(): boolean {
    return this.#loading !== undefined;
  }

  /** Why the last loading failed; undefined once one has succeeded. */
  get error(): unknown {
    return this.#error;
  }

  get filter(): ShipmentStatus | undefined {
    return this.#filter;
  }

  /** Loads the first page unless something is loaded, under way, or has failed. Never rejects: see `error`. */
  async ensureLoaded(): Promise<void> {
    if (this.#loaded === undefined && this.#error === undefined && this.#connection.session !== undefined) {
      await (this.#loading ?? this.refresh('view'));
    }
  }

  /**
   * Loads anew as much as is loaded; connects again where that had failed. Never rejects: see `error`.
   * @param priority a person's, where somebody asked for it.
   */
  async refresh(priority: Priority = 'person'): Promise<void> {
    if (this.#connection.state.kind === 'unusable') {
      await this.#connection.update();
    }
    await this.#load(async (session, filter) => {
      const pageSize = settings.pageSize();
      const wanted = (this.#loaded?.pages ?? 1) * pageSize;
      const perPage = Math.min(mostPerPage, wanted);
      const rows = new Map<string | symbol, Shipment>();
      let more = true;
      let total: number | undefined;
      for (let page = 1; more && (page - 1) * perPage < wanted; page += 1) {
        const options = { priority, signal: session.signal };
        const found = await session.client.listShipments({ ...filter, page, perPage }, options);
        addRows(rows, found.shipments);
        total = found.total;
        more = hasMore(found, perPage, rows.size);
      }
      this.#details.clear();
      const kept = [...rows.values()].slice(0, wanted);
      return loadedFrom(kept, wanted / pageSize, pageSize, more || rows.size > wanted, total);
    });
  }

  /** Adds the next page, unless something is being loaded already. Never rejects: see `error`. */
  async loadMore(): Promise<void> {
    if (this.#loading !== undefined || this.#loaded?.more !== true) {
      return this.#loading ?? this.ensureLoaded();
    }
    const { pages, pageSize, rows: before } = this.#loaded;
    await this.#load(async (session, filter) => {
      const page = pages + 1;
      const options = { priority: 'person', signal: session.signal } as const;
      const found = await session.client.listShipments({ ...filter, page, perPage: pageSize }, options);
      const rows = new Map<string | symbol, Shipment>();
      addRows(rows, before);
      addRows(rows, found.shipments);
      return loadedFrom([...rows.values()], page, pageSize, hasMore(found, pageSize, rows.size), found.total);
    });
  }

  async setFilter(status: ShipmentStatus | undefined): Promise<void> {
    if (status !== this.#filter) {
      this.#filter = status;
      this.#loaded = undefined;
      await this.refresh();
    }
  }

  /** With pallets and checks; asked for once between two refreshes. @throws as `TrackberryClient.getShipment`. */
  detail(id: string): Promise<ShipmentDetail> {
    const { session } = this.#connection;
    const known = this.#details.get(id);
    if (known !== undefined) {
      return known;
    }
    if (session === undefined) {
      return Promise.reject(new vscode.CancellationError());
    }
    const detail = session.client.getShipment(id, { priority: 'person', signal: session.signal });
    this.#details.set(id, detail);
    detail.catch(() => this.#details.delete(id));
    return detail;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** One loading at a time; a second one follows the first. */
  #load(task: (session: Session, filter: { status?: ShipmentStatus }) => Promise<Loaded>): Promise<void> {
    const { session } = this.#connection;
    if (session === undefined) {
      return Promise.resolve();
    }
    const loading = (this.#loading ?? Promise.resolve()).then(async () => {
      const status = this.#filter;
      const current = () => session === this.#connection.session && status === this.#filter;
      try {
        const loaded = await task(session, status === undefined ? {} : { status });
        if (current()) {
          this.#loaded = loaded;
          this.#error = undefined;
        }
      } catch (error) {
        if (current() && !isCancellation(error)) {
          this.#error = error;
        }
      } finally {
        if (this.#loading === loading) {
          this.#loading = undefined;
        }
        this.#changed.fire();
      }
    });
    this.#loading = loading;
    this.#changed.fire();
    return loading;
  }

  #reset(): void {
    this.#loaded = undefined;
    this.#loading = undefined;
    this.#error = undefined;
    this.#filter = undefined;
    this.#details.clear();
    this.#changed.fire();
  }
}

/** By what came; the total that the server names only tells that a full page was the last. */
function hasMore(found: ShipmentPage, perPage: number, rows: number): boolean {
  return found.shipments.length >= perPage && (found.total === undefined || rows < found.total);
}

/** By id, so that a row which moved to the next page meanwhile does not show twice. A row without id cannot be told apart. */
function addRows(rows: Map<string | symbol, Shipment>, more: readonly Shipment[]): void {
  for (const shipment of more) {
    rows.set(shipment.id ?? Symbol('no id'), shipment);
  }
}

function loadedFrom(
  rows: readonly Shipment[],
  pages: number,
  pageSize: number,
  more: boolean,
  total: number | undefined,
): Loaded {
  return { rows, pages, pageSize, more, at: Date.now(), ...(total !== undefined && { total }) };
}
