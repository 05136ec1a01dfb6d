import type { Operation, Parameter } from '../../trackberry/operation.ts';
import { callsForAll } from '../../trackberry/shipmentPages.ts';
import { pageParameters, readListAnswer } from './listPage.ts';

/** What can be asked for after a page of a list. */
export interface Paging {
  /** The page after this one; absent at the end. */
  next?: number;
  /** Reading the whole list; absent where this answer holds it. `calls` is unknown where the server gives no total. */
  all?: { calls?: number };
}

const largestPage = 100;
const mostPerPage = 1000;

/**
 * What follows the page that an answer holds. Nothing that the answer says of itself is taken for certain: the page is
 * the one that was asked for, and where its numbers contradict each other a further page is offered, which costs one call.
 * @param parameters as they were typed for this answer.
 * @returns undefined where the call has no pages, or the answer is no list, or holds the whole list.
 */
export function pagingOf(
  operation: Operation,
  parameters: Readonly<Record<string, string>>,
  body: string,
): Paging | undefined {
  const paged = pageParameters(operation);
  const list = paged && readListAnswer(body);
  if (paged === undefined || list === undefined) {
    return undefined;
  }
  const { rows, total } = list;
  const page = typedNumber(paged.page, parameters) ?? list.page ?? 1;
  const perPage = list.perPage ?? (paged.perPage && typedNumber(paged.perPage, parameters)) ?? rows;
  const reached = (page - 1) * perPage + rows;
  const more = rows > 0 && (total === undefined ? rows >= perPage : reached !== total);
  const next = more && Number.isSafeInteger(page + 1) ? page + 1 : undefined;
  if (next === undefined && page === 1) {
    return undefined;
  }
  const believed = total !== undefined && (total >= reached || rows === 0);
  const calls = !believed ? undefined : callsForAll(total, largestPageOf(operation));
  return {
    ...(next !== undefined && { next }),
    ...(paged.perPage !== undefined && { all: { ...(calls !== undefined && { calls }) } }),
  };
}

/** Rows that one call may ask for: as the description allows. */
export function largestPageOf(operation: Operation): number {
  const most = pageParameters(operation)?.perPage?.schema.maximum;
  return Number.isSafeInteger(most) && Number(most) > 0 ? Math.min(Number(most), mostPerPage) : largestPage;
}

/** What was typed, else the description's default. */
function typedNumber({ name, schema }: Parameter, parameters: Readonly<Record<string, string>>): number | undefined {
  const typed = (Object.hasOwn(parameters, name) ? parameters[name] : undefined)?.trim() ?? '';
  const value = typed === '' ? schema.default : Number(typed);
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}
