import { t } from '@vscode/l10n';
import type { ApiQuery } from '../trackberry/apiAddress.ts';
import type { Operation, Parameter } from '../trackberry/operation.ts';
import { type ApiHeaders, isHeaderValue } from '../trackberry/requestHeaders.ts';
import type { Draft } from './draft.ts';
import { JsonIndex } from './json/jsonIndex.ts';
import { indexJson } from './json/jsonIndexer.ts';
import { own } from './shape.ts';
import { isNumeric, listTexts, typedValue } from './typedValue.ts';
import { valueForm } from './valueForm.ts';
import { type FieldError, violations } from './violations.ts';

/** A call as it goes out: what the transport takes, and what snippets are made of. */
export interface BuiltRequest {
  method: Operation['method'];
  /** Below the base URL, values in it URL-encoded. */
  path: string;
  query: ApiQuery;
  headers?: ApiHeaders;
  body?: string;
}

export type Built = { ok: true; request: BuiltRequest } | { ok: false; errors: readonly FieldError[] };

type Values = Omit<Draft, 'operationId'>;

/**
 * Makes a request of what was typed, or says at which fields it cannot be made.
 * A parameter's error has its name as field; one in the body has `body` and the place in it: `body/shipment/vessel`.
 * @param check `unchecked` where the user sends it anyway: the description may be wrong, so only what no request could
 *   say is refused.
 */
export function buildRequest(operation: Operation, values: Values, check: 'checked' | 'unchecked' = 'checked'): Built {
  const errors = complaints(operation, values).filter(({ unsendable }) => check === 'checked' || unsendable);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, request: draftRequest(operation, values) };
}

function complaints(operation: Operation, values: Values): readonly FieldError[] {
  return [
    ...operation.parameters.flatMap((parameter) =>
      parameterErrors(parameter, own(values.parameters, parameter.name) ?? ''),
    ),
    ...Object.keys(values.parameters)
      .filter((name) => !operation.parameters.some((parameter) => parameter.name === name))
      .map((name) => ({
        field: name,
        message: t('{0} is not a parameter of this call', name),
        unsendable: true as const,
      })),
    ...bodyErrors(operation, values.body ?? ''),
  ];
}

/** The request as far as it is filled in, unchecked: an empty path value keeps its place as `{name}`. For the preview. */
export function draftRequest(operation: Operation, values: Values): BuiltRequest {
  const filled = operation.parameters
    .map((parameter) => ({ ...parameter, texts: textsOf(parameter, own(values.parameters, parameter.name) ?? '') }))
    .filter(({ texts }) => texts.length > 0);
  const path = filled
    .filter((parameter) => parameter.in === 'path')
    .reduce(
      (path, { name, texts }) => path.replaceAll(`{${name}}`, () => texts.map(encoded).join(',')),
      operation.path,
    );
  const query = filled
    .filter((parameter) => parameter.in === 'query')
    .flatMap((parameter) => queryTexts(parameter, parameter.texts).map((text) => [parameter.name, text] as const));
  const headers = filled
    .filter((parameter) => parameter.in === 'header')
    .map(({ name, texts }) => [name, texts.join(',')] as const);
  const body = operation.body === undefined ? '' : (values.body ?? '');
  return {
    method: operation.method,
    path,
    query,
    ...(headers.length > 0 && { headers }),
    ...(body.trim() !== '' && { body }),
  };
}

/** The whole URL, encoded as the transport will send it; the preview's too, where a path value may still be missing. */
export function requestUrl(baseUrl: string, { path, query }: BuiltRequest): string {
  const search = new URLSearchParams();
  for (const [name, value] of query) {
    search.append(name, value);
  }
  return `${baseUrl}${path}${query.length > 0 ? `?${search}` : ''}`;
}

function parameterErrors(parameter: Parameter, typed: string): readonly FieldError[] {
  const { name, schema } = parameter;
  const form = valueForm(schema);
  const text = textsOf(parameter, typed).join('\n');
  const refuse = (message: string): readonly FieldError[] => [{ field: name, message, unsendable: true }];
  if (text === '') {
    const error = { field: name, message: t('{0} is required', name) };
    return parameter.in === 'path' ? [{ ...error, unsendable: true }] : parameter.required ? [error] : [];
  }
  if (wellFormed(text) !== text) {
    return refuse(t('{0} contains half of a character', name));
  }
  if (parameter.in === 'path' && (text === '.' || text === '..')) {
    return refuse(t('{0} must not be "{1}": it would lead to another path', name, text));
  }
  if (parameter.in === 'header' && !isHeaderValue(text.replaceAll('\n', ','))) {
    return refuse(t('{0} may hold only plain English letters, digits and signs, with no space at either end', name));
  }
  return violations(schema, typedValue(form, text), name, name);
}

function bodyErrors(operation: Operation, text: string): readonly FieldError[] {
  if (operation.body === undefined) {
    return [];
  }
  if (text.trim() === '') {
    return operation.body.required ? [{ field: 'body', message: t('A body is required') }] : [];
  }
  const index = indexJson(text);
  return index instanceof JsonIndex
    ? violations(operation.body.schema, JSON.parse(text), 'body', t('The body'))
    : [{ field: 'body', message: t('The body is not JSON: {0}', index.reason) }];
}

/** A list in a query: its name repeated, or one text, as `style` and `explode` say (OpenAPI 3.1, section 4.8.12.2). */
function queryTexts(
  { style = 'form', explode = style === 'form' }: Parameter,
  texts: readonly string[],
): readonly string[] {
  const separator = new Map([
    ['spaceDelimited', ' '],
    ['pipeDelimited', '|'],
  ]).get(style);
  return explode ? texts : [texts.join(separator ?? ',')];
}

function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** `encodeURIComponent` throws on half of a surrogate pair. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** What is sent for a parameter, none where nothing is filled in. Spaces around a number mean nothing; in a text they may. */
function textsOf({ schema }: Parameter, typed: string): readonly string[] {
  const { kind, items, ...form } = valueForm(schema);
  const texts = kind === 'list' ? listTexts(typed) : typed === '' ? [] : [typed];
  return isNumeric(items ?? form) ? texts.map((text) => text.trim()).filter((text) => text !== '') : texts;
}
