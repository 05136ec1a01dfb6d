import type { Shipment } from '../trackberry/shipment.ts';
import { folded } from './folded.ts';

/** Whether a person means a shipment by this name: its id or reference, however they write capitals and accents. */
export function isCalled(name: string): (shipment: Shipment) => boolean {
  const wanted = folded(name.trim());
  return ({ id = '', reference = '' }) =>
    wanted !== '' && (folded(id) === wanted || folded(reference.trim()) === wanted);
}
