import openApiDocument from '../../media/trackberry.openapi.json' with { type: 'json' };
import type { components } from './openapi.types.ts';

export { openApiDocument };

export type ShipmentStatus = components['schemas']['ShipmentStatus'];

/** The documented statuses, in the order of a shipment's life. */
export const shipmentStatuses = openApiDocument.components.schemas.ShipmentStatus.enum as readonly ShipmentStatus[];

/** A JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) without references. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description: string;
  schema: JsonSchema;
}

/** One call of the API: all that a form, a request and a check of it need. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST';
  /** With `{name}` where a path parameter stands. */
  path: string;
  tag: string;
  summary: string;
  description: string;
  parameters: readonly Parameter[];
  body?: { required: boolean; schema: JsonSchema };
}

interface ParameterObject {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: JsonSchema;
}

interface OperationObject {
  operationId: string;
  tags?: readonly string[];
  summary?: string;
  description?: string;
  parameters?: readonly ParameterObject[];
  requestBody?: { required?: boolean; content: { 'application/json': { schema: JsonSchema } } };
}

/** The part of an OpenAPI 3.1 document that is read here. */
interface OpenApiDocument {
  paths: { readonly [path: string]: { readonly get?: OperationObject; readonly post?: OperationObject } };
}

/** The calls of a document in its order, with references to the document's own parts resolved. */
export function listOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [operationFrom(document, method, path, operation)];
    }),
  );
}

function operationFrom(document: object, method: 'get' | 'post', path: string, operation: OperationObject): Operation {
  const { operationId, tags, summary, description, requestBody } = resolved(document, operation) as OperationObject;
  const parameters = (resolved(document, operation.parameters ?? []) as ParameterObject[]).filter(
    (parameter): parameter is ParameterObject & { in: 'path' | 'query' } =>
      parameter.in === 'path' || parameter.in === 'query',
  );
  return {
    id: operationId,
    method: method === 'get' ? 'GET' : 'POST',
    path,
    tag: tags?.[0] ?? '',
    summary: summary ?? operationId,
    description: description ?? '',
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required ?? false,
      description: parameter.description ?? '',
      schema: parameter.schema ?? {},
    })),
    ...(requestBody !== undefined && {
      body: { required: requestBody.required ?? false, schema: requestBody.content['application/json'].schema },
    }),
  };
}

/**
 * A copy without `$ref`; what stands beside a reference (a description, say) goes before what it refers to.
 * A part that refers to itself is open (`{}`) from there on, since it cannot be written out.
 * @param inside the references that are being resolved around this value.
 * @throws where a reference leads nowhere.
 */
function resolved(document: object, value: unknown, inside: readonly string[] = []): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolved(document, item, inside));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const { $ref: reference, ...own } = value as { readonly $ref?: unknown };
  const beside = Object.fromEntries(Object.entries(own).map(([key, item]) => [key, resolved(document, item, inside)]));
  if (typeof reference !== 'string') {
    return reference === undefined ? beside : { ...beside, $ref: resolved(document, reference, inside) };
  }
  if (inside.includes(reference)) {
    return beside;
  }
  return { ...Object(resolved(document, partAt(document, reference), [...inside, reference])), ...beside };
}

/** The part that a local JSON pointer names (RFC 6901), such as `#/components/schemas/Shipment`. */
function partAt(document: object, reference: string): unknown {
  const part = reference
    .replace(/^#\//, '')
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((inner, name) => (inner as { readonly [name: string]: unknown } | undefined)?.[name], document);
  if (part === undefined) {
    throw new Error(`The API description has no ${reference}.`);
  }
  return part;
}
