import type { ShipmentPage } from '../../../src/trackberry/shipment.ts';
import { type ShipmentPagesOptions, type ShipmentsRead, shipmentPages } from '../../../src/trackberry/shipmentPages.ts';
import type { Server } from './changingList.ts';

export type List = (page: number, perPage: number) => Promise<ShipmentPage>;

export async function readAll(list: List, options: ShipmentPagesOptions = {}): Promise<ShipmentsRead[]> {
  const answers: ShipmentsRead[] = [];
  for await (const answer of shipmentPages(list, options)) {
    answers.push(answer);
  }
  return answers;
}

/** What identifies the rows that came, in the order in which they came. */
export function names(answers: readonly ShipmentsRead[]): (string | undefined)[] {
  return answers.flatMap(({ shipments }) => shipments.map(({ id, reference }) => id ?? reference));
}

export function asked(answers: readonly ShipmentsRead[]): [page: number, perPage: number][] {
  return answers.map(({ page, perPage }) => [page, perPage]);
}

export const honest: Server = { meta: 'true' };
export const silent: Server = { meta: 'missing' };
