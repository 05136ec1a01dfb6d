import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import { joined, pieces } from './joinedText.ts';
import { commonEscapes, quoted, utf16Escape } from './literal.ts';
import type { Lines, SnippetVariant } from './variant.ts';

const classes = ['URI', 'http.HttpClient', 'http.HttpRequest', 'http.HttpResponse'].map((name) => `java.net.${name}`);

/** From Java 11. */
export const java: SnippetVariant = {
  id: 'java',
  label: 'Java (java.net.http)',
  languages: ['java'],
  indent: '    ',
  comment: '//',
  write: (call) => ({
    imports: classes.map((name) => `import ${name};`),
    wants: `import: ${classes.join(', ')}`,
    frame: {
      open: ['public class Main {', '\tpublic static void main(String[] args) throws Exception {'],
      close: ['\t}', '}'],
      levels: 2,
    },
    statements: [
      ...(call.body === undefined ? [] : text('var body =', call.body)),
      `var request = HttpRequest.newBuilder(URI.create(${literal(call.url)}))`,
      `\t.header("Authorization", "Bearer " + System.getenv("${tokenVariable}"))`,
      ...plainHeaders(call).map(([name, value]) => `\t.header(${literal(name)}, ${literal(value)})`),
      `\t.method("${call.method}", HttpRequest.BodyPublishers.${call.body === undefined ? 'noBody()' : 'ofString(body)'})`,
      '\t.build();',
      'var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
      'System.out.println(response.statusCode());',
      'System.out.println(response.body());',
    ],
  }),
};

/** A sum of strings is one constant, and a long one does not fit into a class file. */
function text(head: string, value: string): Lines {
  const strings = pieces(value).map(literal);
  return value.length > 16_000
    ? joined(`${head} String.join("",`, strings, ',', ');')
    : joined(head, strings, ' +', ';');
}

/** In ASCII: before Java 18 the compiler reads a file in the machine's own encoding. */
function literal(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
  return quoted(value, { short: commonEscapes, unicode: utf16Escape, also: /[^\u0000-\u007f]/u });
}
