import { Validator } from '@cfworker/json-schema';
import { listOperations, openApiDocument } from '../trackberry/openapi.ts';
import type { JsonSchema, Operation } from '../trackberry/operation.ts';
import type { NewShipment, ShipmentBook } from './shipments.ts';

/** An answer before rate limit and faults have had their say. */
export interface ApiAnswer {
  status: number;
  body: unknown;
  headers?: { readonly [name: string]: string };
}

export interface ApiCall {
  method: string;
  /** Below the base path, not decoded. */
  path: string;
  query: URLSearchParams;
  /** In small letters, without its parameters. */
  contentType: string;
  body: string;
}

const operations = listOperations(openApiDocument).map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** The body of an error is not documented; the sandbox chooses this one. */
export function errorAnswer(status: number, message: string): ApiAnswer {
  return { status, body: { error: message } };
}

/**
 * Carries out one call as documented, on a book of shipments. What the OpenAPI document forbids is answered 422.
 * @param now unix milliseconds.
 */
export function answerCall(call: ApiCall, book: ShipmentBook, now: number): ApiAnswer {
  const here = operations.filter(({ pattern }) => pattern.test(call.path));
  const found = here.find(({ operation }) => operation.method === call.method);
  if (found === undefined) {
    const allow = here.map(({ operation }) => operation.method).join(', ');
    return allow === ''
      ? errorAnswer(404, 'Not found')
      : { ...errorAnswer(405, 'Method not allowed'), headers: { allow } };
  }
  const { operation, pattern } = found;
  const parameters = readParameters(operation, call.query);
  if (parameters.complaint !== undefined) {
    return errorAnswer(422, parameters.complaint);
  }
  const body = readBody(operation, call);
  if ('refusal' in body) {
    return body.refusal;
  }
  switch (operation.id) {
    case 'listShipments': {
      const { page, per_page: perPage, status } = parameters.values;
      const { shipments, total } = book.page(Number(page), Number(perPage), status);
      return { status: 200, body: { shipments, meta: { page: Number(page), per_page: Number(perPage), total } } };
    }
    case 'getShipment': {
      const shipment = book.detail(decoded(pattern.exec(call.path)?.groups?.id ?? ''));
      return shipment === undefined ? errorAnswer(404, 'No such shipment') : { status: 200, body: { shipment } };
    }
    case 'createShipment': {
      const { shipment } = body.value as { shipment: NewShipment };
      const { id, reference, status, created_at } = book.create(shipment, now);
      return { status: 201, body: { shipment: { id, reference, status, created_at } } };
    }
    default:
      return errorAnswer(501, `The sandbox does not know how to do ${operation.id}`);
  }
}

interface Parameters {
  values: { [name: string]: string | undefined };
  complaint?: string;
}

/** Query values, or their defaults, checked against the document. */
function readParameters(operation: Operation, query: URLSearchParams): Parameters {
  const values: Parameters['values'] = {};
  for (const { name, in: place, schema } of operation.parameters) {
    if (place === 'path') {
      continue;
    }
    const text = query.get(name);
    const numeric = schema.type === 'integer' && text !== null && /^-?\d+$/.test(text);
    const complaint = text === null ? undefined : complaintAbout(schema, numeric ? Number(text) : text, name);
    if (complaint !== undefined) {
      return { values, complaint };
    }
    values[name] = text ?? (schema.default === undefined ? undefined : String(schema.default));
  }
  return { values };
}

/** A body checked against the document; undefined for a call that has none. */
function readBody(operation: Operation, { contentType, body }: ApiCall): { value: unknown } | { refusal: ApiAnswer } {
  if (operation.body === undefined) {
    return { value: undefined };
  }
  if (contentType !== 'application/json') {
    return { refusal: errorAnswer(415, 'The Content-Type is application/json') };
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { refusal: errorAnswer(400, 'The body is not JSON') };
  }
  const complaint = complaintAbout(operation.body.schema, value, 'body');
  return complaint === undefined ? { value } : { refusal: errorAnswer(422, complaint) };
}

function complaintAbout(schema: JsonSchema, value: unknown, name: string): string | undefined {
  // A copy, because the validator writes into the schema.
  const { valid, errors } = new Validator(structuredClone(schema), '2020-12').validate(value);
  return valid ? undefined : `${name}: ${errors.at(-1)?.error ?? 'not valid'}`;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a lone "%": no shipment has such an id
  }
}
