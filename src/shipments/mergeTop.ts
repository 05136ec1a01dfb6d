import type { ListedShipment } from '../trackberry/shipment.ts';

/**
 * A list whose top was read anew: what is new stands first, what has changed or moved up is as it is now, and a row that
 * stood among those that were read, and does not any more, is gone. What stands further down stays as it was. A row that
 * is the same keeps its object.
 * @returns undefined where the two do not meet: there may be others between them.
 */
export function mergeTop(
  rows: readonly ListedShipment[],
  top: readonly ListedShipment[],
): readonly ListedShipment[] | undefined {
  // A row that has moved up from further down does not tell where the two meet.
  const head = new Map(rows.slice(0, 2 * top.length).map((row, place) => [row.id ?? '', { row, place }]));
  const meeting = top.findLast(({ id }) => id && head.has(id));
  const place = head.get(meeting?.id ?? '')?.place;
  if (meeting === undefined || place === undefined) {
    return undefined;
  }
  const ids = new Set(top.map(({ id }) => id));
  const merged = top.map((row) => {
    const before = head.get(row.id ?? '')?.row;
    return before?.json === row.json ? before : row;
  });
  return [...merged, ...rows.slice(place + 1).filter(({ id }) => !id || !ids.has(id))];
}
