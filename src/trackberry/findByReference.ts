import type { CallOptions, ShipmentQuery } from './client.ts';
import type { Shipment, ShipmentPage } from './shipment.ts';
import { ShipmentReading } from './shipmentReading.ts';

/** What came of a search by reference. */
export interface ReferenceSearch {
  /** In the list's order; several where the reference was given more than once. */
  matches: readonly Shipment[];
  /** How many shipments were looked at. */
  looked: number;
  /** Of all pages, as the server says. */
  total?: number;
  /** The list was looked at to its end. */
  all: boolean;
  /** How many calls it took. */
  calls: number;
}

export interface ReferenceSearchOptions extends CallOptions {
  /** Of 100 shipments each; 3 unless given. */
  mostCalls?: number;
  /** Called after each call. */
  onPage?(looked: number): void;
}

export const searchCalls = 3;

/**
 * Looks for shipments with this reference from the top of the list, where new ones stand, and stops at the first page
 * that has any: after a call that writes had an unknown outcome. It reads only.
 * @param reference spaces around it do not count.
 * @throws as `TrackberryClient.listShipments`.
 */
export async function findByReference(
  client: { listShipments(query: ShipmentQuery, options: CallOptions): Promise<ShipmentPage> },
  reference: string,
  { mostCalls = searchCalls, onPage, ...options }: ReferenceSearchOptions = {},
): Promise<ReferenceSearch> {
  const wanted = reference.trim();
  const reading = new ShipmentReading<Shipment>(100);
  let calls = 0;
  let matches: readonly Shipment[] = [];
  while (matches.length === 0 && reading.more && calls < mostCalls) {
    await reading.readOn((page, perPage) => {
      calls += 1;
      return client.listShipments({ page, perPage }, options);
    });
    matches = reading.soFar.filter((shipment) => shipment.reference?.trim() === wanted);
    onPage?.(reading.count);
  }
  const { count, total, more } = reading;
  return { matches, looked: count, ...(total !== undefined && { total }), all: !more, calls };
}
