import { t } from '@vscode/l10n';
import type { Operation } from '../../trackberry/operation.ts';
import { Redactor } from '../../trackberry/redactor.ts';
import type { Draft } from '../draft.ts';
import { type CurlCommand, readCurl } from './curlCommand.ts';
import { matchOperations } from './matchOperation.ts';
import { curlWords } from './shellWords.ts';

/** What a pasted command is read against. */
export interface CurlContext {
  operations: readonly Operation[];
  /** Below which a command's address may lie: that of the connection first, then the documented one. */
  baseUrls: readonly string[];
  /** Takes known tokens out of a text. */
  redact(text: string): string;
}

/**
 * `token` is the literal token that stood in the command: in nothing else of this, and not yet asked about. `leftOut` names
 * what the call has no field for.
 */
export type PastedCurl =
  | { ok: true; draft: Draft; token?: string; leftOut: readonly string[] }
  | { ok: false; reason: string; token?: string };

/** Longer ones are no commands that somebody has written. */
const longest = 1_000_000;

/** Headers that are the same for every call, or say nothing of it. */
const ordinaryHeaders =
  /^(?:accept(?:-\w+)?|authorization|cache-control|connection|content-(?:type|length)|cookie|dnt|host|origin|pragma|priority|referer|sec-.*|te|user-agent)$/i;

/** Makes a filled-in form of a curl command. It calls nobody: the form is sent to the connection alone, by the user. */
export function pastedCurl(text: string, context: CurlContext): PastedCurl {
  const words = text.length > longest ? undefined : curlWords(text);
  if (words === undefined) {
    return { ok: false, reason: t('This is not a curl command that can be read. Copy it whole, with its quotes.') };
  }
  const read = readCurl(words);
  const redactor = new Redactor();
  for (const secret of read.secrets) {
    redactor.add(secret);
  }
  const redact = (value: string) => context.redact(redactor.redact(value));
  const found = read.token !== undefined && isLiteral(read.token) ? { token: read.token } : {};
  const filled = read.ok ? fill(read.command, context) : read;
  if (!filled.ok) {
    return { ok: false, reason: redact(filled.reason), ...found };
  }
  const { draft, leftOut } = filled;
  const parameters = Object.fromEntries(
    Object.entries(draft.parameters).map(([name, value]) => [name, redact(value)] as const),
  );
  const body = draft.body === undefined ? {} : { body: redact(draft.body) };
  return { ok: true, draft: { ...draft, parameters, ...body }, leftOut: leftOut.map(redact), ...found };
}

type Filled = { ok: true; draft: Draft; leftOut: readonly string[] } | { ok: false; reason: string };

function fill(command: CurlCommand, { operations, baseUrls }: CurlContext): Filled {
  const { method, headers, body, query } = command;
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(command.url) ? command.url : `https://${command.url}`);
  const path =
    url === null ? undefined : baseUrls.map((base) => pathBelow(url, base)).find((below) => below !== undefined);
  if (url === null || path === undefined) {
    return { ok: false, reason: elsewhere(url, baseUrls) };
  }
  const matches = matchOperations(operations, path);
  const match = matches.find(({ operation }) => operation.method === method);
  if (match === undefined) {
    const others = matches.map(({ operation }) => operation.method).join(', ');
    return {
      ok: false,
      reason:
        others === ''
          ? t('The description of the API has no {0} {1}.', method, path)
          : t('The description of the API has no {0} {1}, only {2}.', method, path, others),
    };
  }
  const { operation } = match;
  const given = new URLSearchParams([url.search.slice(1), ...query].filter((part) => part !== '').join('&'));
  const isField = (place: 'query' | 'header', name: string) =>
    operation.parameters.some(
      (each) =>
        each.in === place && (place === 'header' ? each.name.toLowerCase() === name.toLowerCase() : each.name === name),
    );
  const filledIn = operation.parameters.flatMap((parameter): (readonly [string, string])[] => {
    const values =
      parameter.in === 'query'
        ? given.getAll(parameter.name)
        : headers.filter(([name]) => name.toLowerCase() === parameter.name.toLowerCase()).map(([, value]) => value);
    const last = values.at(-1);
    return last === undefined || parameter.in === 'path'
      ? []
      : [[parameter.name, parameter.schema.type === 'array' ? values.join('\n') : last]];
  });
  return {
    ok: true,
    draft: {
      operationId: operation.id,
      parameters: { ...match.parameters, ...Object.fromEntries(filledIn) },
      ...(body !== undefined && operation.body !== undefined && { body }),
    },
    leftOut: [
      ...[...new Set(given.keys())].filter((name) => !isField('query', name)),
      ...headers.map(([name]) => name).filter((name) => !isField('header', name) && !ordinaryHeaders.test(name)),
      ...(body !== undefined && operation.body === undefined ? [t('the body')] : []),
    ],
  };
}

function elsewhere(url: URL | null, baseUrls: readonly string[]): string {
  const api = baseUrls.slice(1).reduce((before, each) => t('{0} or {1}', before, each), baseUrls[0] ?? '');
  return url === null
    ? t('The command calls an address that cannot be read, not the API at {0}.', api)
    : t('The command calls {0}, not the API at {1}.', url.host, api);
}

/** The scheme is of no matter: nothing is ever sent to the command's own address. */
function pathBelow({ host, pathname }: URL, base: string): string | undefined {
  const url = URL.parse(base);
  const prefix = url?.pathname.replace(/\/$/, '') ?? '';
  return url?.host === host && pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : undefined;
}

/** Not a variable of some shell, nor what documentation writes in a token's place. */
function isLiteral(token: string): boolean {
  return !/^(?:$|\$|%\w+%|<.*>$|your_|\{\{|x+$|\.+$|\*+$)/i.test(token);
}
