import { requestUrl } from '../../../src/explorer/request.ts';
import type { SnippetCall } from '../../../src/explorer/snippets/call.ts';

/** Everything that some shell or language gives a meaning to. */
export const awkward =
  '$' +
  '{HOME} a b&c=d+e?f#g%h%41 "double" \'single\' `tick` $HOME $(id) #{1+1} #$0 \\n \\u0041 \\ \'\'\' """ """"# ~*!{x}[y]|<>^;@/é🍓👩‍🚀\n\tz\u0000\u007f\ufeff\u2028';

const headers = [['X-Awkward', `@x:=y "d" 'single' \`t\` $HOME #{1+1} %s ; {} \\z`]] as const;
const body = (value: unknown, indent?: number) => JSON.stringify(value, undefined, indent);
/** What one cannot see, and what reorders what one sees. */
const unseen = 'a\u202eb\u200f\u2066\u00ad\u{e0041}';
const shipment = { reference: awkward, unseen, vessel: "'; rm -rf /; '" };

/** Calls by name, below this base URL. Their names are names in every language, too. */
export function awkwardCalls(baseUrl: string): ReadonlyMap<string, SnippetCall> {
  const url = `${baseUrl}/shipments`;
  const read = {
    method: 'GET',
    path: `/shipments/${encodeURIComponent(awkward)}`,
    query: [
      ['page', '1'],
      ['q', awkward],
    ],
  } as const;
  return new Map<string, SnippetCall>([
    ['get', { method: 'GET', url: requestUrl(baseUrl, read), headers }],
    ['get_unseen', { method: 'GET', url: requestUrl(baseUrl, { ...read, query: [['q', unseen]] }), headers: [] }],
    ['post', { method: 'POST', url, headers, body: body({ shipment }) }],
    // In the readable form of each language: nothing that has to be escaped everywhere.
    [
      'put',
      { method: 'PUT', url, headers: [], body: body({ a: `it's "so" $x \${y} #{z} \\ %s é🍓`, b: [1.1, '"#'] }, 2) },
    ],
    ['put_lines', { method: 'PUT', url, headers: [], body: `\n  {"a": ${body('\'\'\'"""`')},\n\t"b": 1.10}\n\n` }],
    ['patch', { method: 'PATCH', url, headers: [], body: `{\r\n  "a": ${body(awkward)}\r\n}\r\n` }],
    ['delete_body', { method: 'DELETE', url, headers: [], body: '"@/etc/hostname"' }],
    ['delete', { method: 'DELETE', url, headers: [] }],
    ['post_empty', { method: 'POST', url, headers: [] }],
    ['post_long', { method: 'POST', url, headers: [], body: body({ a: `${awkward}ü`.repeat(3000) }) }],
    [
      'post_list',
      {
        method: 'POST',
        url,
        headers: [],
        body: body(
          Array.from({ length: 5000 }, (_, i) => ({ i })),
          1,
        ),
      },
    ],
  ]);
}
