import openApiDocument from '../../media/trackberry.openapi.json' with { type: 'json' };
import type { JsonObject } from './json.ts';
import type { components } from './openapi.types.ts';
import type { Operation } from './operation.ts';
import { readOperations } from './operationReading.ts';
import { DescriptionError } from './references.ts';

export { openApiDocument };

/** The address in the documentation. */
export const documentedBaseUrl: string = openApiDocument.servers[0]?.url ?? '';

export type ShipmentStatus = components['schemas']['ShipmentStatus'];

/** The documented statuses, in the order of a shipment's life. */
export const shipmentStatuses = openApiDocument.components.schemas.ShipmentStatus.enum as readonly ShipmentStatus[];

/** The calls of our own document. @throws DescriptionError where one of them cannot be made. */
export function listOperations(document: JsonObject): Operation[] {
  const { operations, broken } = readOperations(document);
  for (const { method, path, reason } of broken) {
    throw new DescriptionError(`${method} ${path}: ${reason}`);
  }
  return [...operations];
}
