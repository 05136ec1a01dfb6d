import type { Operation } from '../trackberry/operation.ts';
import { record } from './shape.ts';

/**
 * The reference that a call has given to a new shipment: what to look for when its outcome is unknown. Undefined where
 * the call is another one, or gives none.
 */
export function sentReference({ method, path }: Pick<Operation, 'method' | 'path'>, body = ''): string | undefined {
  if (method !== 'POST' || path !== '/shipments') {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(body);
    const shipment = record(value) ? value.shipment : undefined;
    const reference = record(shipment) ? shipment.reference : undefined;
    return typeof reference === 'string' && reference.trim() !== '' ? reference : undefined;
  } catch {
    return undefined; // sent anyway, as it was typed
  }
}
