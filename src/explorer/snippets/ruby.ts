import { type SnippetCall, tokenVariable } from './call.ts';

const classes = { GET: 'Get', POST: 'Post', PUT: 'Put', PATCH: 'Patch', DELETE: 'Delete' } as const;

/** With `net/http`, as Trackberry's documentation. */
export function ruby({ method, url, body }: SnippetCall): string {
  return `require "net/http"
require "uri"

uri = URI(${text(url)})
request = Net::HTTP::${classes[method]}.new(uri)
request["Authorization"] = "Bearer #{ENV.fetch("${tokenVariable}")}"
request["Content-Type"] = "application/json"
${body === undefined ? '' : `request.body = ${text(body)}\n`}
response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
puts response.code
puts response.body
`;
}

/**
 * Single quotes, in which Ruby reads only \\ and \', so that JSON stays readable. A carriage return would be read as a
 * line end: then JSON's notation, every escape of which Ruby has too, with # kept from starting an interpolation.
 */
function text(value: string): string {
  return value.includes('\r')
    ? JSON.stringify(value).replaceAll('#', '\\#')
    : `'${value.replace(/[\\']/g, (character) => `\\${character}`)}'`;
}
