import { t } from '@vscode/l10n';
import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import { command, fitsArgument, piped, shell, single } from './shell.ts';
import type { SnippetVariant } from './variant.ts';

/** From HTTPie 3.0. */
export const httpie: SnippetVariant = {
  ...shell,
  id: 'httpie',
  label: 'HTTPie',
  cannot: ({ headers }) =>
    headers.some(([, value]) => /\\[:;=@]/.test(value))
      ? t('HTTPie cannot send a backslash before one of : ; = @ in a header.')
      : undefined,
  write(call) {
    const { method, url, body } = call;
    const long = body !== undefined && !fitsArgument(body);
    const lines = [
      `http ${long ? '' : '--ignore-stdin '}--auth-type=bearer --auth="$${tokenVariable}" ${method} ${single(url)}`,
      // `:=` and `:@` would be JSON and a file.
      ...plainHeaders(call).map(([name, value]) => single(`${name}:${value.replace(/^[:;=@]/, '\\$&')}`)),
    ];
    if (long) {
      return { imports: [], statements: piped(body, command(...lines)) };
    }
    return { imports: [], statements: command(...lines, ...(body === undefined ? [] : [`--raw=${single(body)}`])) };
  },
};
