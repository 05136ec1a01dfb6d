import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import { commonEscapes, isPlain, quoted, wideEscape } from './literal.ts';
import type { Lines, SnippetVariant } from './variant.ts';

const orFail: Lines = ['if err != nil {', '\tlog.Fatal(err)', '}'];

export const go: SnippetVariant = {
  id: 'go',
  label: 'Go (net/http)',
  languages: ['go'],
  indent: '\t',
  comment: '//',
  write: (call) => {
    const { method, url, body } = call;
    const used = ['fmt', 'io', 'log', 'net/http', 'os', ...(body === undefined ? [] : ['strings'])];
    return {
      imports: ['package main', '', 'import (', ...used.map((name) => `\t"${name}"`), ')'],
      wants: `import: ${used.join(', ')}`,
      frame: { open: ['func main() {'], close: ['}'], levels: 1 },
      statements: [
        ...(body === undefined ? [] : [`body := strings.NewReader(${text(body)})`]),
        `request, err := http.NewRequest("${method}", ${literal(url)}, ${body === undefined ? 'nil' : 'body'})`,
        ...orFail,
        `request.Header.Set("Authorization", "Bearer "+os.Getenv("${tokenVariable}"))`,
        ...plainHeaders(call).map(([name, value]) => `request.Header.Set(${literal(name)}, ${literal(value)})`),
        'response, err := http.DefaultClient.Do(request)',
        ...orFail,
        'defer response.Body.Close()',
        'answer, err := io.ReadAll(response.Body)',
        ...orFail,
        'fmt.Println(response.Status)',
        'fmt.Println(string(answer))',
      ],
    };
  },
};

function text(value: string): string {
  return isPlain(value) && !value.includes('`') ? `\`${value}\`` : literal(value);
}

function literal(value: string): string {
  return quoted(value, { short: commonEscapes, unicode: wideEscape });
}
