import * as vscode from 'vscode';
import type { ShipmentStatus } from '../trackberry/openapi.ts';
import type { Shipment, ShipmentDetail } from '../trackberry/shipment.ts';
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
      await (this.#loading ?? this.refresh());
    }
  }

  /** Loads anew as much as is loaded. Never rejects: see `error`. */
  refresh(): Promise<void> {
    return this.#load(async (session) => {
      const pageSize = settings.pageSize();
      const wanted = (this.#loaded?.pages ?? 1) * pageSize;
      const perPage = Math.min(mostPerPage, wanted);
      const rows = new Map<string | symbol, Shipment>();
      let more = true;
      let total: number | undefined;
      for (let page = 1; more && (page - 1) * perPage < wanted; page += 1) {
        const found = await session.client.listShipments(this.#query(page, perPage), session.signal);
        addRows(rows, found.shipments);
        more = found.shipments.length >= perPage;
        total = found.total;
      }
      this.#details.clear();
      return loadedFrom(
        [...rows.values()].slice(0, wanted),
        wanted / pageSize,
        pageSize,
        more || rows.size > wanted,
        total,
      );
    });
  }

  /** Adds the next page. Never rejects: see `error`. */
  loadMore(): Promise<void> {
    const before = this.#loaded;
    if (before === undefined || !before.more) {
      return this.ensureLoaded();
    }
    return this.#load(async (session) => {
      const page = before.pages + 1;
      const found = await session.client.listShipments(this.#query(page, before.pageSize), session.signal);
      const rows = new Map<string | symbol, Shipment>();
      addRows(rows, before.rows);
      addRows(rows, found.shipments);
      const more = found.shipments.length >= before.pageSize;
      return loadedFrom([...rows.values()], page, before.pageSize, more, found.total);
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
    const detail = session.client.getShipment(id, session.signal);
    this.#details.set(id, detail);
    detail.catch(() => this.#details.delete(id));
    return detail;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #query(page: number, perPage: number) {
    return { page, perPage, ...(this.#filter !== undefined && { status: this.#filter }) };
  }

  /** One loading at a time; a second one follows the first. */
  #load(task: (session: Session) => Promise<Loaded>): Promise<void> {
    const { session } = this.#connection;
    if (session === undefined) {
      return Promise.resolve();
    }
    const loading = (this.#loading ?? Promise.resolve()).then(async () => {
      const current = () => session === this.#connection.session;
      try {
        const loaded = await task(session);
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
