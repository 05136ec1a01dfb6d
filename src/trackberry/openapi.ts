import openApiDocument from '../../media/trackberry.openapi.json' with { type: 'json' };
import { type Method, methods } from './method.ts';
import type { components } from './openapi.types.ts';

export { openApiDocument };

export type ShipmentStatus = components['schemas']['ShipmentStatus'];

/** The documented statuses, in the order of a shipment's life. */
export const shipmentStatuses = openApiDocument.components.schemas.ShipmentStatus.enum as readonly ShipmentStatus[];

/** A JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) without references. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const places = ['path', 'query', 'header'] as const;

export interface Parameter {
  name: string;
  in: (typeof places)[number];
  required: boolean;
  description: string;
  schema: JsonSchema;
}

/** What one status answers, as described. Without a schema anything may come. */
export interface DescribedAnswer {
  description: string;
  schema?: JsonSchema;
}

/** One call of the API: all that a form, a request and a check of it need. */
export interface Operation {
  id: string;
  method: Method;
  /** With `{name}` where a path parameter stands. */
  path: string;
  tag: string;
  summary: string;
  description: string;
  parameters: readonly Parameter[];
  body?: { required: boolean; schema: JsonSchema };
  /** By status as the document writes it: `200`, `2XX` or `default`. */
  responses: { readonly [status: string]: DescribedAnswer };
}

interface ParameterObject {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: JsonSchema;
}

interface JsonContent {
  'application/json'?: { schema?: JsonSchema };
}

interface ResponseObject {
  $ref?: string;
  description?: string;
  content?: JsonContent;
}

interface OperationObject {
  operationId: string;
  tags?: readonly string[];
  summary?: string;
  description?: string;
  parameters?: readonly ParameterObject[];
  requestBody?: { required?: boolean; content: JsonContent };
  responses?: { readonly [status: string]: ResponseObject };
}

type PathItem = { readonly [M in Lowercase<Method>]?: OperationObject } & {
  /** Those of every call of the path. */
  readonly parameters?: readonly ParameterObject[];
};

/** The part of an OpenAPI 3.1 document that is read here. */
interface OpenApiDocument {
  paths: { readonly [path: string]: PathItem };
}

/** The calls of a document in its order, with references to the document's own parts resolved. */
export function listOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method.toLowerCase() as Lowercase<Method>];
      return operation === undefined ? [] : [operationFrom(document, method, path, item, operation)];
    }),
  );
}

function operationFrom(
  document: object,
  method: Method,
  path: string,
  item: PathItem,
  operation: OperationObject,
): Operation {
  const own = resolved(document, operation) as OperationObject;
  const { operationId, tags, summary, description, requestBody, responses = {} } = own;
  const ofPath = resolved(document, item.parameters ?? []) as ParameterObject[];
  const bodySchema = requestBody?.content['application/json']?.schema;
  return {
    id: operationId,
    method,
    path,
    tag: tags?.[0] ?? '',
    summary: summary ?? operationId,
    description: description ?? '',
    parameters: together(ofPath, own.parameters ?? []).flatMap((parameter) => {
      const place = places.find((each) => each === parameter.in);
      return place === undefined ? [] : [parameterFrom(parameter, place)];
    }),
    ...(bodySchema !== undefined && { body: { required: requestBody?.required ?? false, schema: bodySchema } }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, answer]) => [status, answerFrom(answer)] as const),
    ),
  };
}

/** A call's own parameter takes the place of its path's of the same name and place. */
function together(ofPath: readonly ParameterObject[], own: readonly ParameterObject[]): ParameterObject[] {
  const replaced = (parameter: ParameterObject) =>
    own.some((each) => each.name === parameter.name && each.in === parameter.in);
  return [...ofPath.filter((parameter) => !replaced(parameter)), ...own];
}

function parameterFrom(parameter: ParameterObject, place: Parameter['in']): Parameter {
  return {
    name: parameter.name,
    in: place,
    required: parameter.required ?? false,
    description: parameter.description ?? '',
    schema: parameter.schema ?? {},
  };
}

function answerFrom({ description, content }: ResponseObject): DescribedAnswer {
  const schema = content?.['application/json']?.schema;
  return { description: description ?? '', ...(schema !== undefined && { schema }) };
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
