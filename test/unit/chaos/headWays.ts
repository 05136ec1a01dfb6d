import { end, flood, head, raw, respond } from '../trackberry/rawServer.ts';
import { answered, broken, page, pageHead, plain, type Way, type Ways } from './way.ts';

const notHttp = /Expected HTTP/;

function status(line: string): ReturnType<typeof respond> {
  return respond(line, {}, page);
}

/** A correct answer, but for these lines among its headers. */
function lines(text: string): ReturnType<typeof raw> {
  return raw(`HTTP/1.1 200 OK\r\n${text}\r\ncontent-length: ${page.length}\r\n\r\n${page}`);
}

/** The first bytes are wrong, or there is no HTTP at all. */
export const statusWays: Ways = {
  'status 000': broken(status('000 OK'), /not valid HTTP/),
  'status 099': broken(status('099 OK'), /not valid HTTP/),
  'status 99': broken(status('99 OK'), /Invalid status/),
  'status 1000': broken(status('1000 OK'), /Invalid response status/),
  'status -1': broken(status('-1 OK'), /Invalid status/),
  'a status in words': broken(status('OK'), /Invalid status/),
  'no status': broken(status(''), /Invalid status/),
  'status 600': answered(status('600 Beyond'), 600),
  'status 999': answered(status('999 Beyond'), 999),
  'no reason': answered(status('200')),
  'a reason of 100 KB': answered(status(`200 ${'x'.repeat(100_000)}`)),
  'a reason with a NUL and no UTF-8': answered(status('200 a\0b\xff')),
  'no status line at all': broken(raw(`content-length: 2\r\n\r\n{}`, end), notHttp),
  'HTTP/0.9': broken(raw(page, end), notHttp),
  'HTTP/1.0': answered(raw(`HTTP/1.0 200 OK\r\n\r\n${page}`, end)),
  'HTTP/9.9': broken(raw(`HTTP/9.9 200 OK\r\n\r\n${page}`, end), /Invalid HTTP version/),
  'the preface of HTTP/2': broken(raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', end), notHttp),
  'a frame of HTTP/2': broken(raw(Buffer.from('000006040000000000000300000064', 'hex'), end), notHttp),
  'a TLS alert': broken(raw(Buffer.from('15030100020250', 'hex'), end), notHttp),
  'the greeting of SSH': broken(raw('SSH-2.0-OpenSSH_9.6\r\n', end), notHttp),
  'random bytes': broken(raw(Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 73 + 41) % 256)), end), notHttp),
  'a request': broken(raw('GET / HTTP/1.1\r\nhost: a\r\n\r\n', end), notHttp),
  'an empty line and the end': broken(raw('\r\n', end), /other side closed/),
  'empty lines before the answer': answered((request, socket) => {
    socket.write('\r\n\r\n');
    plain(request, socket);
  }),
  'line feeds alone': broken(raw(`HTTP/1.1 200 OK\ncontent-length: 2\n\n{}`, end), /expected CR/),
  'carriage returns alone': broken(raw(`HTTP/1.1 200 OK\rcontent-length: 2\r\r{}`, end), /Expected LF/),
};

/** The headers are wrong, or too many. */
export const headerWays: Ways = {
  'a header of 10 KB': answered(raw(pageHead({ 'x-large': 'x'.repeat(10_000) }) + page)),
  'a header of 100 KB': broken(raw(pageHead({ 'x-large': 'x'.repeat(100_000) }) + page), /Headers Overflow/),
  'a header of 1 MB': broken(raw(pageHead({ 'x-large': 'x'.repeat(1_000_000) }) + page), /Headers Overflow/),
  'headers without an end': broken(
    flood('HTTP/1.1 200 OK\r\n', 'x-more: of the same\r\n'.repeat(1_000)),
    /Headers Overflow/,
  ),
  'a header with a NUL': broken(lines('x-a: a\0b')),
  'a header with control characters': broken(lines('x-a: a\x01\x1f\x7fb')),
  'a header with a carriage return': broken(lines('x-a: a\rx-b: c')),
  'a header with a line feed': broken(lines('x-a: a\nx-b: c')),
  'a header that is no UTF-8': answered(lines('x-a: a\xff\xfe\xc3(')),
  'a header on two lines': broken(lines('x-a: one\r\n two'), /Unexpected whitespace/),
  'a header line that begins with a space': broken(lines(' x-a: one'), /Unexpected space/),
  'a header without a colon': broken(lines('nothing'), /Invalid header/),
  'a header without a name': broken(lines(': nothing'), /Invalid header/),
  'a name with a space': broken(lines('x a: b'), /Invalid header/),
  'a name beyond ASCII': broken(lines('x-\xfc: b'), /Invalid header/),
  'names of what every object has': answered(lines('__proto__: a\r\nconstructor: b\r\ntostring: c')),
  'the rate limit, several times and absurd': answered(
    lines(
      [
        'x-ratelimit-limit: 100',
        'x-ratelimit-limit: -1',
        'x-ratelimit-remaining: 0',
        'x-ratelimit-remaining: 1e99',
        `x-ratelimit-reset: ${'9'.repeat(40)}`,
        'date: the day after tomorrow',
        'retry-after: forever',
      ].join('\r\n'),
    ),
  ),
};

const switched = head('101 Switching Protocols', { connection: 'upgrade', upgrade: 'websocket' });

/** Something comes before the answer, or the answer has no body though it shows one. */
export const interimWays: Ways = {
  '100 before the answer': broken(raw(head('100 Continue') + pageHead() + page), /bad response/),
  '102 before the answer': answered(raw(head('102 Processing') + pageHead() + page)),
  '103 before the answer': answered(raw(head('103 Early Hints', { link: '</style.css>' }) + pageHead() + page)),
  '199 before the answer': answered(raw(head('199 Unheard Of') + pageHead() + page)),
  '103 two thousand times before the answer': answered(raw(head('103 Early Hints').repeat(2_000) + pageHead() + page)),
  '103 with a body': broken(raw(`${head('103 Early Hints', { 'content-length': '5' })}hello${pageHead()}${page}`)),
  '103 and no more': broken(raw(head('103 Early Hints'), end), /other side closed/),
  '101 to a protocol that nobody asked for': broken(raw(switched, end), /bad upgrade/),
  '101 to no protocol': broken(raw(head('101 Switching Protocols'), end), /not valid HTTP/),
  ...Object.fromEntries(['204 No Content', '304 Not Modified'].flatMap(withoutBody)),
  'the length of a body, and none': broken(raw(pageHead(), end), /other side closed/),
};

function withoutBody(line: string): [string, Way][] {
  const code = Number(line.slice(0, 3));
  return [
    [code, raw(head(line))],
    [`${code} with a body and its length`, raw(head(line, { 'content-length': String(page.length) }) + page)],
    [`${code} with a body in chunks`, raw(`${head(line, { 'transfer-encoding': 'chunked' })}2\r\n{}\r\n0\r\n\r\n`)],
    [`${code} that is packed`, raw(head(line, { 'content-encoding': 'gzip' }))],
  ].map(([name, reply]) => [String(name), answered(reply as ReturnType<typeof raw>, code, '')]);
}
