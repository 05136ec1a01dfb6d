import type { Method } from './method.ts';

/** A JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) without references. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: JsonSchema;
  /** How a list is written, as in OpenAPI; absent where the document does not say. */
  style?: string;
  explode?: boolean;
  deprecated?: boolean;
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
  deprecated?: boolean;
  /** The file's name of the user's own description; absent for a call that comes with the extension. */
  from?: string;
}
