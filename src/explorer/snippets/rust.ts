import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders, type SnippetCall } from './call.ts';
import { bracedEscape, commonEscapes, isPlain, quoted } from './literal.ts';
import type { SnippetVariant } from './variant.ts';

/** With `ureq` 3, which needs no asynchronous runtime. */
export const rust: SnippetVariant = {
  id: 'rust',
  label: 'Rust (ureq)',
  languages: ['rust'],
  indent: '    ',
  comment: '//',
  write: (call) => ({
    imports: ['// Cargo.toml, [dependencies]: ureq = "3"'],
    frame: {
      open: ['fn main() -> Result<(), Box<dyn std::error::Error>> {'],
      close: ['\tOk(())', '}'],
      levels: 1,
    },
    statements: [
      `let token = std::env::var("${tokenVariable}")?;`,
      ...(call.body === undefined ? [] : [`let body = ${text(call.body)};`]),
      `let mut response = ureq::${call.method.toLowerCase()}(${literal(call.url)})`,
      '\t.config()',
      '\t.http_status_as_error(false)',
      '\t.build()',
      '\t.header("Authorization", format!("Bearer {token}"))',
      ...plainHeaders(call).map(([name, value]) => `\t.header(${literal(name)}, ${literal(value)})`),
      ...sending(call).map((line) => `\t${line}`),
      'println!("{}", response.status());',
      'println!("{}", response.body_mut().read_to_string()?);',
    ],
  }),
};

/** `ureq` gives the methods that have no body by themselves one only by force. */
function sending({ method, body }: SnippetCall): string[] {
  const bodiless = method === 'GET' || method === 'DELETE';
  if (body === undefined) {
    return [bodiless ? '.call()?;' : '.send_empty()?;'];
  }
  return [...(bodiless ? ['.force_send_body()'] : []), '.send(body)?;'];
}

/** As it is, between as many # as end nothing inside it. */
function text(value: string): string {
  const marks = '#'.repeat(1 + Math.max(0, ...Array.from(value.matchAll(/"(#*)/g), ([, run = '']) => run.length)));
  return isPlain(value) ? `r${marks}"${value}"${marks}` : literal(value);
}

function literal(value: string): string {
  return quoted(value, { short: commonEscapes, unicode: bracedEscape });
}
