import * as vscode from 'vscode';
import { Looks } from '../../shipments/looks.ts';
import { type Mark, SeenShipments } from '../../shipments/seenShipments.ts';
import { systemClock } from '../../trackberry/clock.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { markDecorations } from './markDecorations.ts';
import type { SeenMemory } from './seenMemory.ts';
import type { ShipmentStore } from './shipmentStore.ts';

interface Parts {
  store: ShipmentStore;
  connection: Connection;
  memory: SeenMemory;
}

/** Which shipments are new, or have another status, since the person last looked at the view: for each organization. */
export class ShipmentMarks implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  #looks: Looks;
  #looking = false;
  /** Once there is a mark: VS Code asks a provider for every file that it shows. */
  #decorations: vscode.Disposable | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(parts: Parts) {
    const { store, connection } = parts;
    this.#parts = parts;
    this.#looks = this.#begin();
    this.#disposables.add(
      connection.onDidChange(() => {
        this.#looks.dispose();
        this.#looks = this.#begin();
        this.#looks.look(this.#looking);
        this.#tell();
      }),
    );
    this.#disposables.add(
      store.onDidBring(() => {
        const { loaded, filter } = store;
        if (loaded !== undefined) {
          this.#looks.show({ rows: loaded.rows, more: loaded.more, filtered: filter !== undefined });
        }
      }),
    );
  }

  get any(): boolean {
    return this.#looks.marks.size > 0;
  }

  of({ id }: Shipment): Mark | undefined {
    return this.#looks.marks.get(id ?? '');
  }

  /** Whether the person can see the view now: it is open, in a window that has the focus. */
  look(looking: boolean): void {
    this.#looking = looking;
    this.#looks.look(looking);
  }

  /** Somebody has opened it. */
  seeOne(id: string): void {
    const shipment = this.#parts.store.loaded?.rows.find((row) => row.id === id);
    if (shipment !== undefined && this.of(shipment) !== undefined) {
      this.#looks.seeOne(shipment);
    }
  }

  seeAll(): void {
    this.#looks.seeAll();
  }

  dispose(): void {
    this.#looks.dispose();
    this.#disposables.dispose();
  }

  #tell(): void {
    if (this.any) {
      this.#decorations ??= this.#disposables.add(vscode.window.registerFileDecorationProvider(markDecorations));
    }
    this.#changed.fire();
  }

  #begin(): Looks {
    const { connection, memory } = this.#parts;
    const profile = connection.session?.profile;
    return new Looks({
      clock: systemClock,
      seen: SeenShipments.from(memory.get(profile)),
      onDidMark: () => this.#tell(),
      onDidSee: (seen) => memory.set(profile, seen),
    });
  }
}
