import { t } from '@vscode/l10n';
import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import { command, fitsArgument, shell, single } from './shell.ts';
import type { SnippetVariant } from './variant.ts';

export const wget: SnippetVariant = {
  ...shell,
  id: 'wget',
  label: 'wget',
  cannot: ({ body = '' }) => (fitsArgument(body) ? undefined : t('The body does not fit into an argument of wget.')),
  write(call) {
    const { method, url, body } = call;
    return {
      imports: [],
      statements: command(
        // wget would send the token wherever a redirect leads. Outside a UTF-8 locale it would encode the URL anew: %2541
        // becomes %41.
        `wget --quiet --content-on-error --max-redirect=0 --no-iri --output-document=- --method=${method}`,
        `--header="Authorization: Bearer $${tokenVariable}"`,
        ...plainHeaders(call).map(([name, value]) => `--header=${single(`${name}: ${value}`)}`),
        ...(body === undefined ? [] : [`--body-data=${single(body)}`]),
        single(url),
      ),
    };
  },
};
