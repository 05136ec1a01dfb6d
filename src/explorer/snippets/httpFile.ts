import { t } from '@vscode/l10n';
import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import type { SnippetVariant } from './variant.ts';

/**
 * A request in a `.http` file, for REST Client and httpYac. Both read lines that begin with `#`, `//`, `@`, `<` and the
 * like for themselves, also in a body; a line of JSON never begins so, since JSON text has no line end inside a string.
 */
export const httpFile: SnippetVariant = {
  id: 'http',
  label: '.http',
  languages: ['http'],
  indent: '  ',
  comment: '#',
  cannot({ url, headers, body }) {
    if (body !== undefined && !isJson(body)) {
      return t('The body is not JSON, and a .http file gives a meaning of its own to lines of other text.');
    }
    if (url.includes('{{')) {
      return t('The address holds "{{", which a .http file takes for a variable.');
    }
    return headers.every(([name, value]) => /^[\w-]+$/.test(name) && !value.includes('{{'))
      ? undefined
      : t('A header holds what a .http file would read as something else.');
  },
  write(call) {
    const { method, url, body } = call;
    return {
      imports: [],
      statements: [
        `### ${method} ${new URL(url).pathname}`,
        // The token would go wherever a redirect leads.
        '# @no-redirect',
        `${method} ${url}`,
        `Authorization: Bearer {{$processEnv ${tokenVariable}}}`,
        ...plainHeaders(call).map(([name, value]) => `${name}: ${value}`),
        ...(body === undefined ? [] : ['', plainBody(body)]),
      ],
    };
  },
};

/**
 * The same JSON: without white space around it, with the line ends that a file has, and with no `{{`, which would be
 * read as a variable, and by httpYac be run as a script. Outside strings JSON has none.
 */
function plainBody(body: string): string {
  return body
    .trim()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\{(?=\{)/g, '\\u007b');
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    // What is wrong with it is said in the form; here it is only no JSON.
    return false;
  }
}
