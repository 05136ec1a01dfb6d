import { tokenVariable } from '../../trackberry/token.ts';
import { plainHeaders } from './call.ts';
import { bracedEscape, commonEscapes, isPlain, quoted } from './literal.ts';
import type { SnippetVariant } from './variant.ts';

/** With `net/http`, as Trackberry's documentation. */
export const ruby: SnippetVariant = {
  id: 'ruby',
  label: 'Ruby (net/http)',
  languages: ['ruby'],
  indent: '  ',
  comment: '#',
  write: (call) => ({
    imports: ['require "net/http"', 'require "uri"'],
    statements: [
      `uri = URI(${text(call.url)})`,
      `request = Net::HTTP::${call.method.charAt(0)}${call.method.slice(1).toLowerCase()}.new(uri)`,
      `request["Authorization"] = "Bearer #{ENV.fetch("${tokenVariable}")}"`,
      ...plainHeaders(call).map(([name, value]) => `request[${text(name)}] = ${text(value)}`),
      ...(call.body === undefined ? [] : [`request.body = ${text(call.body)}`]),
      'response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|',
      '\thttp.request(request)',
      'end',
      'puts response.code',
      'puts response.body',
    ],
  }),
};

/** Single quotes, in which Ruby reads only \\ and \', so that JSON stays readable. */
function text(value: string): string {
  return isPlain(value)
    ? `'${value.replace(/[\\']/g, '\\$&')}'`
    : quoted(value, { short: { ...commonEscapes, '#': '\\#' }, unicode: bracedEscape });
}
