import { end, head, raw, reset, respond } from '../trackberry/rawServer.ts';
import { answered, broken, page, pageHead, plain, type Ways } from './way.ts';

/** The connection breaks, or carries more than one answer. */
export const connectionWays: Ways = {
  'reset before anything': broken((_, socket) => reset(socket), /ECONNRESET/),
  'closed before anything': broken((_, socket) => end(socket), /other side closed/),
  'reset within the status line': broken(raw('HTTP/1.', reset), /ECONNRESET/),
  'closed within the status line': broken(raw('HTTP/1.1 2', end), /other side closed/),
  'reset within the headers': broken(raw('HTTP/1.1 200 OK\r\ncontent-ty', reset), /ECONNRESET/),
  'closed within the headers': broken(raw('HTTP/1.1 200 OK\r\ncontent-ty', end), /other side closed/),
  'reset after the headers': broken(raw(pageHead(), reset), /ECONNRESET/),
  'closed after the headers': broken(raw(pageHead(), end), /other side closed/),
  'reset within the body': broken(raw(`${pageHead()}{"shi`, reset), /ECONNRESET/),
  'closed within the body': broken(raw(`${pageHead()}{"shi`, end), /other side closed/),
  // Without a length, the end of the connection is the end of the body, and nobody can tell which end it was.
  'closed after a body without a length': answered(raw(head('200 OK') + page, end)),
  'closed within a body without a length': answered(raw(`${head('200 OK')}{"shi`, end), 200, '{"shi'),
  'reset within a body without a length': answered(raw(`${head('200 OK')}{"shi`, reset), 200, '{"shi'),
  'closed after the answer, as it had said': answered(raw(pageHead({ connection: 'close' }) + page, end)),
  'kept open after it had said that it closes': answered(raw(pageHead({ connection: 'close' }) + page)),
  'a time for the connection of no seconds': answered(raw(pageHead({ 'keep-alive': 'timeout=0' }) + page)),
  'a time for the connection beyond all numbers': answered(
    raw(pageHead({ 'keep-alive': `timeout=${'9'.repeat(400)}` }) + page),
  ),
  'two answers in one packet': answered((request, socket) => {
    const other = `${head('200 OK', { 'content-length': '10' })}{"evil":1}`;
    raw(pageHead() + page + other)(request, socket);
  }),
  'more bytes than the length': answered(raw(`${pageHead()}${page}surplus`)),
  'the answer to a proxy that asks for a password': broken(respond('407 Proxy Authentication Required')),
  'a promise of another protocol': answered(respond('200 OK', { 'alt-svc': 'h3=":443", h2="foreign.test:443"' }, page)),
  'a cookie': answered(respond('200 OK', { 'set-cookie': 'session=1; Path=/; HttpOnly' }, page)),
  'the answer of a server that is well': answered(plain),
};
