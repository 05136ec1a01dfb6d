import { tokenVariable } from '../../trackberry/token.ts';
import { joined, pieces } from './joinedText.ts';
import { commonEscapes, quoted, utf16Escape } from './literal.ts';
import type { SnippetVariant } from './variant.ts';

const namespaces = ['', '.Net.Http', '.Net.Http.Headers', '.Text', '.Threading.Tasks'].map((name) => `System${name}`);

/** U+200E, U+200F and U+202A to U+202E. */
const directionMark = /%E2%80%(?:8[EF]|A[A-E])/;

export const csharp: SnippetVariant = {
  id: 'csharp',
  label: 'C# (HttpClient)',
  languages: ['csharp'],
  indent: '    ',
  comment: '//',
  cannot: ({ url }) => (directionMark.test(url) ? 'Some versions of .NET drop direction marks from a URL.' : undefined),
  write: (call) => {
    const { method, headers, body } = call;
    // The .NET Framework and Mono take these signs (! ' ( ) *) out of their escapes; so all versions send the same.
    const url = call.url.replace(/%2[1789A]/g, decodeURIComponent);
    const known =
      method === 'PATCH' ? 'new HttpMethod("PATCH")' : `HttpMethod.${method.charAt(0)}${method.slice(1).toLowerCase()}`;
    return {
      imports: namespaces.map((name) => `using ${name};`),
      wants: `using: ${namespaces.join(', ')}`,
      frame: {
        open: ['class Program', '{', '\tstatic async Task Main()', '\t{'],
        close: ['\t}', '}'],
        levels: 2,
      },
      statements: [
        ...joined('var body =', pieces(body ?? '').map(literal), ' +', ';'),
        `var request = new HttpRequestMessage(${known}, ${literal(url)});`,
        `var token = Environment.GetEnvironmentVariable("${tokenVariable}");`,
        'request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);',
        ...headers.map(([name, value]) => `request.Headers.Add(${literal(name)}, ${literal(value)});`),
        'request.Content = new StringContent(body, Encoding.UTF8);',
        'request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");',
        'var response = await new HttpClient().SendAsync(request);',
        'Console.WriteLine((int)response.StatusCode);',
        'Console.WriteLine(await response.Content.ReadAsStringAsync());',
      ],
    };
  },
};

function literal(value: string): string {
  return quoted(value, { short: commonEscapes, unicode: utf16Escape });
}
