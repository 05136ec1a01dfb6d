import * as vscode from 'vscode';
import { produceText } from '../../shipments/produceText.ts';
import type { Priority } from '../../trackberry/callQueue.ts';
import type { ShipmentAnswer } from '../../trackberry/client.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';

/** A shipment as it was at a point in time, in unix milliseconds. */
export interface LoadedShipment extends ShipmentAnswer {
  at: number;
}

/** The shipments of the connected organization with their pallets and checks, as far as anybody has asked for them. */
export class ShipmentDetails implements vscode.Disposable {
  readonly #connection: Connection;
  readonly #disposables = new Disposables();
  /** Of this organization: another one gets a map of its own, so that an answer that is late comes into none. */
  #known = new Map<string, Promise<LoadedShipment>>();
  /** Outlives a refresh, as long as the shipment's status is the same: to ask again costs a call for each. */
  readonly #produce = new Map<string, { status: string | undefined; names: string }>();
  readonly #reloaded = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #forgot = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #learned = this.#disposables.add(new vscode.EventEmitter<void>());

  /** What `get` gives is newer than before. */
  readonly onDidReload = this.#reloaded.event;
  /** What `get` has given before is out of date. */
  readonly onDidForget = this.#forgot.event;
  /** `produceOf` knows more. */
  readonly onDidLearnProduce = this.#learned.event;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#disposables.add(
      connection.onDidChange(() => {
        this.#known = new Map();
        this.#produce.clear();
      }),
    );
  }

  /**
   * Asked for once between two refreshes.
   * @param signal ends the call, for which nobody else waits therefore: what it brings is known once it has come.
   * @throws as `TrackberryClient.getShipment`.
   */
  async get(id: string, priority: Priority = 'person', signal?: AbortSignal): Promise<LoadedShipment> {
    const all = this.#known;
    const known = all.get(id);
    if (known !== undefined) {
      return known;
    }
    const detail = this.#ask(id, priority, signal);
    if (signal !== undefined) {
      await detail;
    }
    all.set(id, detail);
    detail.catch(() => {
      if (all.get(id) === detail) {
        all.delete(id);
      }
    });
    return detail;
  }

  /** As `get`, always with a call; what is known stays until its answer has come. */
  async reload(id: string): Promise<LoadedShipment> {
    const all = this.#known;
    const detail = await this.#ask(id, 'person');
    all.set(id, Promise.resolve(detail));
    this.#reloaded.fire();
    return detail;
  }

  /** @param ids of all shipments unless given. */
  forget(ids: Iterable<string> = [...this.#known.keys()]): void {
    for (const id of ids) {
      this.#known.delete(id);
    }
    this.#forgot.fire();
  }

  /** Its produce, folded for the search; undefined where it is not known, for it stands in the detail alone. */
  produceOf({ id = '', status }: Shipment): string | undefined {
    const known = this.#produce.get(id);
    return known?.status === status ? known?.names : undefined;
  }

  /** Asks for one shipment in the background, and keeps nothing of it but its produce. */
  async learnProduce(id: string, signal: AbortSignal): Promise<void> {
    await this.#ask(id, 'background', signal);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #ask(id: string, priority: Priority, cancel?: AbortSignal): Promise<LoadedShipment> {
    const { session } = this.#connection;
    if (session === undefined) {
      throw new vscode.CancellationError();
    }
    const signal = cancel === undefined ? session.signal : AbortSignal.any([cancel, session.signal]);
    const answer = await session.client.getShipment(id, { priority, signal });
    if (session === this.#connection.session) {
      this.#produce.set(id, { status: answer.status, names: produceText(answer.pallets) });
      this.#learned.fire();
    }
    return { ...answer, at: Date.now() };
  }
}
