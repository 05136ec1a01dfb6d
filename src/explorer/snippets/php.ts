import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import { joined, pieces } from './joinedText.ts';
import { bracedEscape, commonEscapes, quoted } from './literal.ts';
import type { SnippetVariant } from './variant.ts';

/** With PHP's own streams: no extension is needed. */
export const php: SnippetVariant = {
  id: 'php',
  label: 'PHP (streams)',
  languages: ['php'],
  indent: '    ',
  comment: '//',
  write: (call) => ({
    imports: [],
    frame: { open: ['<?php', ''], close: [], levels: 0 },
    statements: [
      ...(call.body === undefined ? [] : joined('$body =', pieces(call.body).map(literal), ' .', ';')),
      '$context = stream_context_create([',
      '\t"http" => [',
      `\t\t"method" => "${call.method}",`,
      '\t\t"header" => [',
      `\t\t\t"Authorization: Bearer " . getenv("${tokenVariable}"),`,
      ...plainHeaders(call).map(([name, value]) => `\t\t\t${literal(`${name}: ${value}`)},`),
      '\t\t],',
      ...(call.body === undefined ? [] : ['\t\t"content" => $body,']),
      '\t\t"ignore_errors" => true,',
      '\t\t"follow_location" => 0, // a redirect would take the token along',
      '\t\t"timeout" => 30,',
      '\t],',
      ']);',
      `$stream = fopen(${literal(call.url)}, "r", false, $context);`,
      'echo stream_get_meta_data($stream)["wrapper_data"][0], "\\n";',
      'echo stream_get_contents($stream), "\\n";',
    ],
  }),
};

function literal(value: string): string {
  return quoted(value, { short: { ...commonEscapes, $: '\\$' }, unicode: bracedEscape });
}
