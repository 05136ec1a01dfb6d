import type { Pallet } from '../trackberry/shipment.ts';
import { folded } from './folded.ts';

/** Of all pallets of a shipment, in UTF-16 units: it is kept for each that was looked at. */
const longestProduce = 4_000;

/** What a shipment is found by beside what stands in the list: each produce on a line, once. */
export function produceText(pallets: readonly Pallet[]): string {
  const names = new Set(pallets.map(({ produceName = '' }) => folded(produceName)));
  return [...names].join('\n').slice(0, longestProduce);
}
