import type { Rule } from '../../../../src/scan/finding.ts';
import { pick, type Random } from '../seededRandom.ts';

/**
 * A way to write a token down. In `text`, `§` stands for the token and appears once; `§base64` is the token in base64,
 * `§url` an address of the API, `§NAME`, `§name`, `§camel`, `§Pascal`, `§kebab` and `§dotted` a name that such a token
 * goes by, in that spelling.
 */
export interface Template {
  language: string;
  file: string;
  text: string;
  rule: Rule;
}

export function tied(language: string, file: string, text: string): Template {
  return { language, file, text, rule: 'trackberry-token' };
}

export function untied(language: string, file: string, text: string): Template {
  return { language, file, text, rule: 'bearer-token' };
}

export interface Rendered {
  text: string;
  /** As it stands in the text. */
  secret: string;
  /** Zero-based. */
  line: number;
}

export function render(template: Template, token: string, random: Random): Rendered {
  const name = pick(random, names);
  const secret = template.text.includes('§base64') ? Buffer.from(token).toString('base64') : token;
  const filled = template.text
    .replaceAll('§url', () => pick(random, addresses))
    .replaceAll(/§(NAME|name|camel|Pascal|kebab|dotted)/g, (_, spelling: string) => spelled(name, spelling))
    .replaceAll('§base64', '§');
  const shebang = filled.startsWith('#!') || filled.startsWith('<?') || filled.startsWith('{');
  const text = (shebang ? '' : '\n'.repeat(random() * 4)) + filled;
  const before = text.slice(0, text.indexOf('§'));
  const written = text.replace('§', () => secret);
  return {
    text: random() < 0.25 ? written.replaceAll('\n', '\r\n') : written,
    secret,
    line: before.split('\n').length - 1,
  };
}

const names: readonly (readonly string[])[] = [
  ['trackberry', 'api', 'token'],
  ['trackberry', 'token'],
  ['trackberry', 'api', 'key'],
  ['trackberry', 'access', 'token'],
  ['trackberry', 'auth', 'token'],
  ['trackberry', 'bearer', 'token'],
  ['trackberry', 'key'],
  ['prod', 'trackberry', 'token'],
];

const addresses: readonly string[] = [
  'https://trackberry.ag/api/v1/shipments',
  'https://trackberry.ag/api/v1/shipments?page=2&per_page=100',
  'https://trackberry.ag/api/v1/shipments/ship_abc123',
  'https://trackberry.ag/api/v1/shipments?status=approved',
  'https://trackberry.ag/api/v1',
];

function spelled(words: readonly string[], spelling: string): string {
  const [first = '', ...rest] = words;
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  switch (spelling) {
    case 'NAME':
      return words.join('_').toUpperCase();
    case 'name':
      return words.join('_');
    case 'camel':
      return first + rest.map(capital).join('');
    case 'Pascal':
      return words.map(capital).join('');
    case 'kebab':
      return words.join('-');
    default:
      return words.join('.');
  }
}
