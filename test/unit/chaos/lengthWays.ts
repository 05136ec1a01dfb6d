import { end, head, type Reply, raw } from '../trackberry/rawServer.ts';
import { answered, broken, page, pageHead, type Ways } from './way.ts';

function length(value: string): Reply {
  return raw(head('200 OK', { 'content-length': value }) + page, end);
}

function chunked(body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return raw(head('200 OK', { 'transfer-encoding': 'chunked', ...headers }) + body, end);
}

const chunk = `${page.length.toString(16)}\r\n${page}\r\n`;
const last = '0\r\n\r\n';

/** Where the body ends is told wrongly, or in two ways. */
export const lengthWays: Ways = {
  'a length that is too long': broken(length('99'), /other side closed/),
  'a length that is too short': answered(length('2'), 200, page.slice(0, 2)),
  'a negative length': broken(length('-1'), /Invalid character in Content-Length/),
  'a length of 40 digits': broken(length('9'.repeat(40))),
  'a length beyond 2^53': broken(length('9007199254740993')),
  'a length in hexadecimal': broken(length('0x10'), /Invalid character in Content-Length/),
  'a length with a sign': broken(length('+16'), /Invalid character in Content-Length/),
  'a length with a fraction': broken(length('16.0')),
  'an empty length': broken(length(''), /Empty Content-Length/),
  'two different lengths': broken(raw(`HTTP/1.1 200 OK\r\ncontent-length: 16\r\ncontent-length: 2\r\n\r\n${page}`)),
  'two equal lengths': broken(raw(`HTTP/1.1 200 OK\r\ncontent-length: 16\r\ncontent-length: 16\r\n\r\n${page}`)),
  'two lengths in one header': broken(length('16, 2')),
  'a space before the colon': broken(raw(`HTTP/1.1 200 OK\r\ncontent-length : 16\r\n\r\n${page}`), /Invalid header/),
  chunks: answered(chunked(chunk + last)),
  'chunks with an extension': answered(chunked(chunk.replace('\r\n', ';a="b"\r\n') + last)),
  'chunks with an extension of 100 KB': answered(
    chunked(chunk.replace('\r\n', `;a=${'b'.repeat(100_000)}\r\n`) + last),
  ),
  'chunks with a trailer': answered(chunked(`${chunk}0\r\nx-ratelimit-remaining: 0\r\n\r\n`)),
  'a chunk without a size': broken(chunked(`\r\n${page}\r\n${last}`), /Invalid character in chunk size/),
  'a chunk whose size is no number': broken(chunked(`zz\r\n${page}\r\n${last}`), /Invalid character in chunk size/),
  'a chunk of negative size': broken(chunked(`-5\r\n${page}\r\n${last}`), /Invalid character in chunk size/),
  'a chunk of 2^68 bytes': broken(chunked(`fffffffffffffffff\r\n${page}`), /Chunk size overflow/),
  'a chunk of 2 GB': broken(chunked(`7fffffff\r\n${page}`), /other side closed/),
  'a chunk that is longer than its size': broken(chunked(`2\r\n${page}\r\n${last}`), /after chunk data/),
  'the end within a chunk': broken(chunked('10\r\n{"shi'), /other side closed/),
  'the end before the last chunk': broken(chunked(chunk), /other side closed/),
  'chunks with line feeds alone': broken(chunked(`2\n{}\n0\n\n`), /expected CR/),
  'a length, then chunks': broken(raw(pageHead({ 'transfer-encoding': 'chunked' }) + chunk + last)),
  'chunks, then a length': broken(chunked(chunk + last, { 'content-length': '5' })),
  'chunks twice over': answered(chunked(chunk + last, { 'transfer-encoding': 'chunked, chunked' })),
  'an unknown coding of the transfer': answered(chunked(page, { 'transfer-encoding': 'rot13' })),
  'chunks inside another coding': answered(
    chunked(chunk + last, { 'transfer-encoding': 'chunked, gzip' }),
    200,
    chunk + last,
  ),
};
