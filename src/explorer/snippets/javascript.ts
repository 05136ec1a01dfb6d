import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders, type SnippetCall } from './call.ts';
import { commonEscapes, isPlain, quoted, utf16Escape } from './literal.ts';
import type { Lines, SnippetVariant } from './variant.ts';

/** For Node; the same code is TypeScript. */
const javascript = {
  languages: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
  indent: '  ',
  comment: '//',
} satisfies Partial<SnippetVariant>;

export const javascriptFetch: SnippetVariant = {
  ...javascript,
  id: 'javascript-fetch',
  label: 'JavaScript, TypeScript (fetch)',
  write: (call) => ({
    imports: [],
    statements: [
      `const response = await fetch(${literal(call.url)}, {`,
      ...options(call),
      ...(call.body === undefined ? [] : [`\tbody: ${text(call.body)},`]),
      '});',
      'console.log(response.status);',
      'console.log(await response.text());',
    ],
  }),
};

export const javascriptAxios: SnippetVariant = {
  ...javascript,
  id: 'javascript-axios',
  label: 'JavaScript, TypeScript (axios)',
  write: (call) => ({
    imports: ['import axios from "axios";'],
    wants: 'import axios from "axios";',
    statements: [
      'const response = await axios.request({',
      `\turl: ${literal(call.url)},`,
      ...options(call),
      // axios trims a string, and writes anew what is not JSON.
      ...(call.body === undefined ? [] : [`\tdata: Buffer.from(${text(call.body)}),`]),
      '\tresponseType: "text",',
      // The error that it throws otherwise shows the token when it is printed.
      '\tvalidateStatus: () => true,',
      '});',
      'console.log(response.status);',
      'console.log(response.data);',
    ],
  }),
};

export const javascriptUndici: SnippetVariant = {
  ...javascript,
  id: 'javascript-undici',
  label: 'JavaScript, TypeScript (undici)',
  write: (call) => ({
    imports: ['import { request } from "undici";'],
    wants: 'import { request } from "undici";',
    statements: [
      `const { statusCode, body } = await request(${literal(call.url)}, {`,
      ...options(call),
      ...(call.body === undefined ? [] : [`\tbody: ${text(call.body)},`]),
      '});',
      'console.log(statusCode);',
      'console.log(await body.text());',
    ],
  }),
};

function options(call: SnippetCall): Lines {
  return [
    `\tmethod: "${call.method}",`,
    '\theaders: {',
    `\t\tAuthorization: \`Bearer \${process.env.${tokenVariable}}\`,`,
    ...plainHeaders(call).map(([name, value]) => `\t\t${literal(name)}: ${literal(value)},`),
    '\t},',
  ];
}

/** Over several lines in a template, so that JSON stays readable. */
function text(value: string): string {
  return isPlain(value) ? `\`${value.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\`` : literal(value);
}

function literal(value: string): string {
  return quoted(value, { short: commonEscapes, unicode: utf16Escape });
}
