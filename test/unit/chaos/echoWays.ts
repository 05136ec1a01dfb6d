import { end, head, type Reply, raw, respond, tokenIn } from '../trackberry/rawServer.ts';
import { answered, broken, redirected, type Ways } from './way.ts';

const removed = '[token removed]';

function echo(reply: (token: string) => Reply): Reply {
  return (request, socket) => reply(tokenIn(request))(request, socket);
}

/** The server sends back the token that it was sent, in whatever place an answer has. */
export const echoWays: Ways = {
  'in the body': answered(
    echo((token) => respond('200 OK', {}, `{"sent":"${token}"}`)),
    200,
    `{"sent":"${removed}"}`,
  ),
  'in the body of an error': answered(
    echo((token) => respond('401 Unauthorized', {}, `<pre>Bearer ${token} is unknown</pre>`)),
    401,
    `<pre>Bearer ${removed} is unknown</pre>`,
  ),
  'in the body, in UTF-16': answered(
    echo((token) => respond('200 OK', {}, Buffer.from(token, 'utf16le'))),
    200,
    `${removed}\0`,
  ),
  'in the body, which is cut within it': broken(
    echo((token) => raw(`${head('200 OK', { 'content-length': '99' })}{"sent":"${token.slice(0, -1)}`, end)),
  ),
  'in a header': answered(
    echo((token) => respond('200 OK', { 'x-echo': `Bearer ${token}` })),
    200,
    '',
  ),
  'in the name of a header': answered(
    echo((token) => respond('200 OK', { [`x-${token}`]: '1' })),
    200,
    '',
  ),
  'in a cookie': answered(
    echo((token) => respond('200 OK', { 'set-cookie': `token=${token}; Path=/` })),
    200,
    '',
  ),
  'in a header that names a field of the answer': answered(
    echo((token) => respond('200 OK', { 'www-authenticate': `Bearer error="${token}"` })),
    200,
    '',
  ),
  'in the reason': answered(
    echo((token) => respond(`500 ${token}`)),
    500,
    '',
  ),
  'in the path that it redirects to': redirected(
    echo((token) => respond('302 Found', { location: `/login/${token}` })),
    /\/login\/\[token removed\], which was not followed/,
  ),
  'in the host that it redirects to': redirected(
    echo((token) => respond('302 Found', { location: `https://${token}.example/` })),
    /to https:\/\/\[token removed\]\.example; the token was not sent/,
  ),
  'in the user name that it redirects to': redirected(
    echo((token) => respond('302 Found', { location: `https://${token}@foreign.example/` })),
    /to https:\/\/foreign\.example;/,
  ),
  'in a line that is no header': broken(echo((token) => raw(`HTTP/1.1 200 OK\r\n${token}\r\n\r\n`, end))),
  'in the status': broken(echo((token) => raw(`HTTP/1.1 ${token}\r\n\r\n`, end))),
  'in the version': broken(echo((token) => raw(`HTTP/${token} 200 OK\r\n\r\n`, end))),
  'in the length': broken(echo((token) => respond('200 OK', { 'content-length': token }))),
  'in the encoding': answered(
    echo((token) => respond('200 OK', { 'content-encoding': token }, 'x')),
    200,
    'x',
  ),
  'in a header that is repeated until there are too many': broken(
    echo((token) => respond('200 OK', { 'x-echo': `${token} `.repeat(2_000) })),
    /Headers Overflow/,
  ),
};
