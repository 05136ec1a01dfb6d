import type * as vscode from 'vscode';
import { type Arrangement, groupings, orderFields } from '../../shipments/arrangement.ts';

type Kept = Omit<Arrangement, 'query'>;

const key = 'trackberry.shipmentArrangement';

/** In which order and groups the shipments are shown in this workspace. */
export class KeptArrangement {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** What another version of the extension has left, and this one does not know, counts as nothing. */
  get(): Kept {
    const { by, descending, grouping } = this.#memento.get<Record<string, unknown>>(key) ?? {};
    const field = orderFields.find((each) => each === by);
    return {
      order: field === undefined ? undefined : { by: field, descending: descending === true },
      grouping: groupings.find((each) => each === grouping),
    };
  }

  async set({ order, grouping }: Kept): Promise<void> {
    await this.#memento.update(key, { ...order, grouping });
  }
}
