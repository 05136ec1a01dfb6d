import { type SnippetCall, tokenVariable } from './call.ts';

/** For sh, bash and zsh. */
export function curl({ method, url, body }: SnippetCall): string {
  // curl takes [ ] { } in a URL for a pattern; they occur in the host alone (IPv6), all else is encoded.
  const literally = /[[\]{}]/.test(url) ? '--globoff ' : '';
  const lines = [
    `curl ${literally}-X ${method} ${quoted(url)}`,
    `-H "Authorization: Bearer $${tokenVariable}"`,
    "-H 'Content-Type: application/json'",
    // Unlike -d, --data-raw never reads a file, whatever the text starts with.
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  return `${lines.join(' \\\n  ')}\n`;
}

/** Inside single quotes a shell reads nothing; a single quote ends them, stands escaped, and they begin anew. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
