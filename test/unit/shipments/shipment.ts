import { type ListedShipment, readShipment } from '../../../src/trackberry/shipment.ts';

/** Shipments with these fields, as a server writes them; ids are their places. */
export function shipments(...all: Record<string, unknown>[]): ListedShipment[] {
  return all.map((fields, place) => ({
    ...readShipment({ id: String(place), ...fields }),
    json: JSON.stringify(fields),
  }));
}

export function idsOf(rows: readonly ListedShipment[]): string {
  return rows.map(({ id }) => id).join(' ');
}
