import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import { joined, pieces } from './joinedText.ts';
import { commonEscapes, quoted, utf16Escape } from './literal.ts';
import type { Lines, SnippetVariant } from './variant.ts';

const classes = ['URI', 'http.HttpClient', 'http.HttpRequest', 'http.HttpResponse'].map((name) => `java.net.${name}`);

/** On the JVM from Java 11. */
export const kotlin: SnippetVariant = {
  id: 'kotlin',
  label: 'Kotlin (java.net.http)',
  languages: ['kotlin'],
  indent: '    ',
  comment: '//',
  write: (call) => ({
    imports: classes.map((name) => `import ${name}`),
    wants: `import: ${classes.join(', ')}`,
    frame: { open: ['fun main() {'], close: ['}'], levels: 1 },
    statements: [
      ...(call.body === undefined ? [] : text('val body =', call.body)),
      `val request = HttpRequest.newBuilder(URI.create(${literal(call.url)}))`,
      `\t.header("Authorization", "Bearer " + System.getenv("${tokenVariable}"))`,
      ...plainHeaders(call).map(([name, value]) => `\t.header(${literal(name)}, ${literal(value)})`),
      `\t.method("${call.method}", HttpRequest.BodyPublishers.${call.body === undefined ? 'noBody()' : 'ofString(body)'})`,
      '\t.build()',
      'val response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())',
      'println(response.statusCode())',
      'println(response.body())',
    ],
  }),
};

/** A sum of strings is one constant, and a long one does not fit into a class file. */
function text(head: string, value: string): Lines {
  const strings = pieces(value).map(literal);
  return value.length > 16_000
    ? joined(`${head} listOf(`, strings, ',', ').joinToString("")')
    : joined(head, strings, ' +', '');
}

function literal(value: string): string {
  return quoted(value, { short: { ...commonEscapes, $: '\\$' }, unicode: utf16Escape });
}
