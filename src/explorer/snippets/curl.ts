import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import { command, fitsArgument, piped, shell, single } from './shell.ts';
import type { SnippetVariant } from './variant.ts';

export const curl: SnippetVariant = {
  ...shell,
  id: 'curl',
  label: 'curl',
  write(call) {
    const { method, url, body } = call;
    // curl takes [ ] { } in a URL for a pattern.
    const literally = /[[\]{}]/.test(url) ? '--globoff ' : '';
    const lines = [
      `curl ${literally}-X ${method} ${single(url)}`,
      `-H "Authorization: Bearer $${tokenVariable}"`,
      ...plainHeaders(call).map(([name, value]) => `-H ${single(`${name}: ${value}`)}`),
    ];
    if (body !== undefined && !fitsArgument(body)) {
      return { imports: [], statements: piped(body, command(...lines, '--data-binary @-')) };
    }
    // Unlike -d, --data-raw never reads a file, whatever the text starts with.
    const data = body === undefined ? [] : [`--data-raw ${single(body)}`];
    return { imports: [], statements: command(...lines, ...data) };
  },
};
