import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders, type SnippetCall } from './call.ts';
import { commonEscapes, isPlain, quoted, wideEscape } from './literal.ts';
import type { Lines, Program, SnippetVariant } from './variant.ts';

const python = {
  languages: ['python'],
  indent: '    ',
  comment: '#',
} satisfies Partial<SnippetVariant>;

export const pythonRequests: SnippetVariant = {
  ...python,
  id: 'python-requests',
  label: 'Python (requests)',
  write: (call) => program('requests', call.method.toLowerCase(), [], 'data', call),
};

export const pythonHttpx: SnippetVariant = {
  ...python,
  id: 'python-httpx',
  label: 'Python (httpx)',
  write: (call) => {
    // `get` and `delete` of httpx take no body.
    const bodiless = call.method === 'GET' || call.method === 'DELETE';
    return bodiless && call.body !== undefined
      ? program('httpx', 'request', [call.method], 'content', call)
      : program('httpx', call.method.toLowerCase(), [], 'content', call);
  },
};

function program(library: string, name: string, first: Lines, bodyArgument: string, call: SnippetCall): Program {
  const statements: Lines = [
    'headers = {',
    `\t"Authorization": "Bearer " + os.environ["${tokenVariable}"],`,
    ...plainHeaders(call).map(([name, value]) => `\t${literal(name)}: ${literal(value)},`),
    '}',
    ...(call.body === undefined ? [] : [`body = ${text(call.body)}`]),
    `response = ${library}.${name}(`,
    ...[...first, call.url].map((argument) => `\t${literal(argument)},`),
    '\theaders=headers,',
    ...(call.body === undefined ? [] : [`\t${bodyArgument}=body.encode("utf-8"),`]),
    '\ttimeout=30,',
    ')',
    'print(response.status_code)',
    'print(response.text)',
  ];
  return { imports: ['import os', '', `import ${library}`], statements };
}

/** As it is, in a raw string of three quotes, where that can hold it: JSON stays readable. */
function text(value: string): string {
  const raw = isPlain(value) && !value.includes("'''") && !/['\\]$/.test(value);
  return raw ? `r'''${value}'''` : literal(value);
}

function literal(value: string): string {
  return quoted(value, { short: commonEscapes, unicode: wideEscape });
}
