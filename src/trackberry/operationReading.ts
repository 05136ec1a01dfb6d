import { t } from '@vscode/l10n';
import { apiUrl } from './apiAddress.ts';
import { isObject, type JsonObject } from './json.ts';
import { type Method, methods } from './method.ts';
import type { DescribedAnswer, Operation } from './operation.ts';
import { parametersFrom } from './parameterReading.ts';
import { DescriptionError, References } from './references.ts';
import { SchemaReading } from './schemaReading.ts';

/** A call that a document describes so that it cannot be made. */
export interface BrokenOperation {
  method: Method;
  path: string;
  summary: string;
  tag: string;
  /** A sentence without its full stop. */
  reason: string;
}

export interface OperationReading {
  operations: readonly Operation[];
  broken: readonly BrokenOperation[];
  /** How many more the document has: only the first 1,000 are read. */
  unread: number;
}

/** All that reading one document takes. */
interface Source {
  references: References;
  schemas: SchemaReading;
  /** The name of a document that is the user's own. */
  from: string | undefined;
}

const mostOperations = 1_000;
const longestText = 5_000;
const longestPath = 1_000;

/**
 * The calls of an OpenAPI 3.0 or 3.1 document, in its order; whatever is in it, this does not fail. Its `servers` and
 * its ways to sign in are not read: where calls go and what they carry is not the document's to say.
 * @param from the document's name where it is the user's own: it is then part of each id.
 */
export function readOperations(document: JsonObject, from?: string): OperationReading {
  const references = new References(document);
  const old = typeof document.openapi === 'string' && document.openapi.startsWith('3.0');
  const source = { references, schemas: new SchemaReading(references, old), from };
  const all = calls(document, references);
  const read = all.slice(0, mostOperations).map((call) => readCall(call, source));
  return {
    operations: read.filter((each) => 'id' in each),
    broken: read.filter((each) => 'reason' in each),
    unread: all.length - read.length,
  };
}

interface Call {
  method: Method;
  path: string;
  /** What all calls of the path have in common. */
  item: JsonObject;
  operation: JsonObject;
}

function calls({ paths }: JsonObject, references: References): Call[] {
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, value]) => {
    const item = followed(references, value);
    return methods.flatMap((method) => {
      const operation = item[method.toLowerCase()];
      return isObject(operation) ? [{ method, path, item, operation }] : [];
    });
  });
}

/** A path may refer to its description; one that leads nowhere has no calls. */
function followed(references: References, value: unknown): JsonObject {
  try {
    const item = references.follow(value);
    return isObject(item) ? item : {};
  } catch (error) {
    if (error instanceof DescriptionError) {
      return {};
    }
    throw error;
  }
}

function readCall(call: Call, source: Source): Operation | BrokenOperation {
  const { method, path, operation } = call;
  const { operationId, summary, description, tags, deprecated } = operation;
  const name = text(operationId) || `${method} ${path.slice(0, longestPath)}`;
  const about = {
    method,
    path: path.slice(0, longestPath),
    tag: Array.isArray(tags) ? text(tags[0]) : '',
    summary: text(summary) || name,
  };
  try {
    checkPath(path);
    const parameters = parametersFrom(call, source);
    return {
      id: source.from === undefined ? name : `${source.from}: ${method} ${path}`,
      ...about,
      description: text(description),
      parameters,
      ...body(operation, source),
      responses: answers(operation, source),
      ...(deprecated === true && { deprecated }),
      ...(source.from !== undefined && { from: source.from }),
    };
  } catch (error) {
    if (error instanceof DescriptionError) {
      return { ...about, reason: error.message };
    }
    throw error;
  }
}

/** Some address below which a path has to stay. */
const anywhere = { baseUrl: 'https://api.invalid/v1', origin: 'https://api.invalid' };

/** At sending it is checked anew, with the values in it: this is so that one need not fill in a form before one knows. */
function checkPath(path: string): void {
  const example = path.replaceAll(/\{[^{}/]+\}/g, 'x');
  const leadsBelow = () => {
    try {
      return apiUrl(anywhere, example).origin === anywhere.origin;
    } catch {
      return false; // a RequestUrlError; its sentence is about an address that is none
    }
  };
  if (path.length > longestPath || path.startsWith('//') || !leadsBelow()) {
    throw new DescriptionError(
      t(
        'The path must begin with one "/", stay below the address of the API (no "..", "?", "#" or "\\"), and be URL-encoded',
      ),
    );
  }
}

function body({ requestBody }: JsonObject, { references, schemas }: Source): Pick<Operation, 'body'> {
  const described = references.follow(requestBody);
  if (!isObject(described)) {
    return {};
  }
  const required = described.required === true;
  const content = isObject(described.content) ? described.content : {};
  const json = jsonContent(content);
  const [type] = Object.keys(content);
  if (json === undefined && type !== undefined) {
    throw new DescriptionError(t('Its body is {0}, and only JSON can be sent', type.slice(0, 60)));
  }
  return json === undefined ? {} : { body: { required, schema: schemas.read(json.schema) } };
}

function answers({ responses }: JsonObject, { references, schemas }: Source): Operation['responses'] {
  const described = Object.entries(isObject(responses) ? responses : {});
  return Object.fromEntries(
    described.map(([status, value]): [string, DescribedAnswer] => {
      const answer = references.follow(value);
      const { description, content } = isObject(answer) ? answer : {};
      const json = jsonContent(isObject(content) ? content : {});
      const schema = json?.schema === undefined ? undefined : schemas.read(json.schema);
      return [status, { description: text(description), ...(schema !== undefined && { schema }) }];
    }),
  );
}

/** What is said of the body as JSON, also where the type has a suffix or parameters: `application/problem+json`. */
function jsonContent(content: JsonObject): JsonObject | undefined {
  const types = Object.keys(content).filter((type) => /^application\/(?:[\w.-]+\+)?json\b/i.test(type));
  const [found] = types.sort((a, b) => a.length - b.length).map((type) => content[type]);
  return isObject(found) ? found : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, longestText) : '';
}
