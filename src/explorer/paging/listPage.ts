import type { Operation, Parameter } from '../../trackberry/operation.ts';
import { JsonIndex } from '../json/jsonIndex.ts';
import { indexJson } from '../json/jsonIndexer.ts';
import { record } from '../shape.ts';

/** One element of a list as text, letter by letter as it came. */
export interface ListedRow {
  /** The text of its `id`, where it has one. */
  id?: string;
  json: string;
  /** Of `json` in UTF-8. */
  bytes: number;
}

/** An answer that holds a page of a list: an object with the list, and what the server says about it in `meta`. */
export interface ListAnswer {
  /** The list's name: `shipments`. */
  name: string;
  rows: number;
  page?: number;
  perPage?: number;
  total?: number;
}

/** The parameters by which a list is read in pages; undefined for a call that has none. */
export function pageParameters({
  method,
  parameters,
}: Operation): { page: Parameter; perPage?: Parameter } | undefined {
  const whole = (wanted: string) =>
    parameters.find(({ name, in: where, schema }) => name === wanted && where === 'query' && schema.type === 'integer');
  const page = method === 'GET' ? whole('page') : undefined;
  const perPage = whole('per_page');
  return page && { page, ...(perPage !== undefined && { perPage }) };
}

/** @returns undefined where the text is not JSON, or holds no list or several. */
export function readListAnswer(body: string): ListAnswer | undefined {
  const answer = parsed(body);
  if (!record(answer)) {
    return undefined;
  }
  const lists = Object.entries(answer).flatMap(([name, value]) => (Array.isArray(value) ? [{ name, value }] : []));
  const [list] = lists;
  if (list === undefined || lists.length > 1) {
    return undefined;
  }
  const meta = record(answer.meta) ? answer.meta : {};
  const count = (name: string, least: number): number | undefined => {
    const value = Object.hasOwn(meta, name) ? meta[name] : undefined;
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined;
  };
  const [page, perPage, total] = [count('page', 1), count('per_page', 1), count('total', 0)];
  return {
    name: list.name,
    rows: list.value.length,
    ...(page !== undefined && { page }),
    ...(perPage !== undefined && { perPage }),
    ...(total !== undefined && { total }),
  };
}

/** The list's elements, and what stands beside it, as text. @param body holds a list of this name. */
export function splitList(body: string, name: string): { rows: ListedRow[]; beside: [key: string, json: string][] } {
  const index = indexJson(body);
  if (!(index instanceof JsonIndex)) {
    return { rows: [], beside: [] };
  }
  const list = index.child(0, name);
  const rows: ListedRow[] = [];
  const beside: [string, string][] = [];
  for (const member of childrenOf(index, 0)) {
    const key = index.key(member) ?? '';
    if (member === list) {
      rows.push(...childrenOf(index, member).map((row) => listedRow(index, row)));
    } else if (key !== name) {
      beside.push([key, index.source(member)]);
    }
  }
  return { rows, beside };
}

function childrenOf(index: JsonIndex, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < index.next(node); child = index.next(child)) {
    children.push(child);
  }
  return children;
}

const utf8 = new TextEncoder();

function listedRow(index: JsonIndex, row: number): ListedRow {
  const json = index.source(row);
  const id = index.kind(row) === 'object' ? index.child(row, 'id') : undefined;
  const text = id === undefined ? '' : index.source(id);
  return { json, bytes: utf8.encode(json).length, ...(/^(?:"[^"]|-?\d)/.test(text) && { id: text }) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // an answer may be anything
  }
}
