/**
 * The messages between the explorer's page and the extension. Both sides check what arrives: a page is a browser,
 * and what it sends is outside data. No message ever carries a token.
 */
import { methods } from '../trackberry/method.ts';
import type { JsonSchema, Operation } from '../trackberry/operation.ts';
import { draftFields } from './draft.ts';
import { formValues } from './formValues.ts';
import {
  dictionary,
  flag,
  list,
  literal,
  number,
  object,
  oneOf,
  pair,
  record,
  type Shape,
  type Shaped,
  text,
} from './shape.ts';
import { tableView } from './table/tableView.ts';

/**
 * What the explorer opens on. Without `parameters`, what was filled in for the call stays as it is. With `send` a call that
 * only reads is sent at once.
 */
const opening = object({ operationId: text }, { parameters: dictionary(text), body: text, send: flag });
export type Opening = Shaped<typeof opening>;

const connection = oneOf(
  /** `organizations`: there are some to choose from. */
  object({ connected: literal(false), baseUrl: text }, { organizations: flag }),
  /** `organization` is the name that the user gave; `baseUrl` goes into preview and snippets. */
  object({ connected: literal(true), baseUrl: text, organization: text, sandbox: flag }),
);
export type Connection = Shaped<typeof connection>;

/** The quota after a call. `resetAt` is in unix milliseconds of this machine's clock. */
const quota = object({}, { limit: number, remaining: number, resetAt: number });
export type Quota = Shaped<typeof quota>;

/** `next`: the page after this one; `all`: reading the whole list, in so many calls where that is known. */
const paging = object({ parameters: dictionary(text) }, { next: number, all: object({}, { calls: number }) });

const answer = oneOf(
  object(
    {
      kind: literal('answered'),
      method: text,
      url: text,
      status: number,
      statusText: text,
      /** What the status means here, a few words from the documentation. */
      statusMeaning: text,
      /** Milliseconds in the queue; from sending to the headers; from sending to the end of the body. */
      waitingMs: number,
      headersMs: number,
      totalMs: number,
      /** Size of the decoded body. */
      bytes: number,
      headers: list(pair(text, text)),
      body: text,
    },
    /**
     * `outcomeUnknown` as below. `paging`: what follows a page of a list, and the parameters that brought it; `combined`: a
     * list that is put together of the answers to so many calls, and a sentence about that.
     */
    { quota, outcomeUnknown: flag, paging, combined: object({ calls: number, note: text }) },
  ),
  /** No answer to show. `outcomeUnknown`: a call that writes was sent, and may have been carried out. */
  object({ kind: literal('failed'), message: text, outcomeUnknown: flag }, { quota }),
  /** By the user, in the page or in the question before a call that writes. `message` says whether it was sent. */
  object({ kind: literal('cancelled'), message: text }),
);
export type Answer = Shaped<typeof answer>;
export type Answered = Extract<Answer, { kind: 'answered' }>;

const schema: Shape<JsonSchema> = record;
const operation: Shape<Operation> = object(
  {
    id: text,
    method: literal(...methods),
    path: text,
    tag: text,
    summary: text,
    description: text,
    parameters: list(
      object(
        { name: text, in: literal('path', 'query', 'header'), required: flag, description: text, schema },
        { style: text, explode: flag, deprecated: flag },
      ),
    ),
    responses: dictionary(object({ description: text }, { schema })),
  },
  { body: object({ required: flag, schema }), deprecated: flag, from: text },
);

/** A search by reference, as far as it has come. */
const search = oneOf(
  object({ kind: literal('looking'), looked: number }),
  object({ kind: literal('found'), shipments: list(object({}, { id: text, status: text, createdAt: text })) }),
  /** `looked`: shipments; `all`: to the list's end; `calls` of a search through all `total` shipments, where known. */
  object({ kind: literal('notFound'), looked: number, all: flag }, { total: number, calls: number }),
  object({ kind: literal('failed'), message: text }),
  object({ kind: literal('stopped') }),
);
export type Search = Shaped<typeof search>;

/** How a call is taken away: as code in a language that the extension asks for, or in that of the last time; as a file. */
const way = literal('copyAs', 'copyAgain', 'insert', 'saveHttp');
export type Way = Shaped<typeof way>;

const toPage = oneOf(
  /** Answers `ready`. `forms`: what the page has told before it was thrown away. `callId` is the last call that the extension knows of: under way, or answered. */
  object(
    { type: literal('init'), operations: list(operation), connection },
    { prefill: opening, callId: number, forms: dictionary(formValues) },
  ),
  object({ type: literal('connection'), connection }),
  /** Take the keyboard again: a question of the extension had it. */
  object({ type: literal('focus') }),
  /** The user's own description has changed. */
  object({ type: literal('operations'), operations: list(operation) }),
  /** Show a call and fill its form, for instance from a shipment in the tree. */
  object({ type: literal('prefill'), prefill: opening }),
  /** The call stands in the queue; `until` (unix milliseconds) is when the rate limit lets it go, if that is known. */
  object({ type: literal('waiting'), callId: number }, { until: number }),
  object({ type: literal('sending'), callId: number }),
  /** A list is read page by page; `until` as above. */
  object({ type: literal('reading'), callId: number, calls: number, rows: number }, { pages: number, until: number }),
  /** What may be saved of a form that the page has told: it goes to the disk. */
  object({ type: literal('keepForm'), operationId: text, values: formValues }),
  /** What is left of the quota now; `estimated`: counted here, because no answer has told. */
  object({ type: literal('quota'), remaining: number, estimated: flag }),
  /**
   * Sent once for each call, and once more after `ready` for the last call: a hidden page is thrown away. `reference`
   * is that of the shipment that the call should have created; `comparable`: there is an earlier answer to compare with; `organization`: whose
   * answer it is, which may no longer be the one that is connected.
   */
  object(
    { type: literal('answer'), callId: number, operationId: text, answer },
    { reference: text, comparable: flag, organization: text },
  ),
  object({ type: literal('search'), reference: text, search }),
  /** Answered by a `take` of the page with what is filled in: a command asks for it. */
  object({ type: literal('take'), way }),
);
export type ToPage = Shaped<typeof toPage>;

const fromPage = oneOf(
  object({ type: literal('ready') }),
  /** `callId` counts up in the page and comes back with everything about this call. */
  /**
   * `unchecked`: the user has read what does not fit the description, and sends it anyway. `all`: the whole list, page by
   * page, in so many calls where that is known.
   */
  object(
    { type: literal('send'), callId: number, ...draftFields },
    { body: text, unchecked: literal(true), all: object({}, { calls: number }) },
  ),
  object({ type: literal('cancel'), callId: number }),
  /** What is filled in has changed: kept in memory for a page that is made anew. */
  object({ type: literal('filled'), operationId: text, values: formValues }),
  /** Look for a shipment by its reference, with at most so many calls. */
  object({ type: literal('lookFor'), reference: text, calls: number }),
  object({ type: literal('stopLooking') }),
  /** What is filled in, to be taken away. */
  object({ type: literal('take'), way, ...draftFields }, { body: text }),
  /** What is done with an answer that the page shows; the extension keeps it. */
  object({ type: literal('openAsText'), callId: number, form: literal('laidOut', 'asItCame') }),
  object({ type: literal('saveBody', 'openDifferences', 'compare'), callId: number }),
  /** Writes a table of an answer to a file: `node` is its array in the index of the body. */
  object({ type: literal('exportCsv'), callId: number, node: number, view: tableView }),
  /** The page of the shipment that an answer is about. */
  object({ type: literal('showShipment'), id: text }),
  object({
    type: literal('runCommand'),
    command: literal('setToken', 'switchOrganization', 'startSandbox', 'pasteCurl'),
  }),
);
export type FromPage = Shaped<typeof fromPage>;

/** @returns undefined for anything that is no message of the page. */
export function parseFromPage(value: unknown): FromPage | undefined {
  return fromPage(value) ? value : undefined;
}

/** @returns undefined for anything that is no message of the extension. */
export function parseToPage(value: unknown): ToPage | undefined {
  return toPage(value) ? value : undefined;
}
