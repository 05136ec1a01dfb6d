import { end, head, type Reply, raw, respond } from '../trackberry/rawServer.ts';
import { answered, page, redirected, type Ways } from './way.ts';

const notSent = /the token was not sent there/;
const notFollowed = /was not followed/;

function to(location: string, status = '302 Found'): Reply {
  return respond(status, { location }, 'moved');
}

/** `Host` of the request: the server itself. */
function hostOf(request: string): string {
  return /^host: (.+)\r$/im.exec(request)?.[1] ?? '';
}

/** @param foreign the origin of a server that must never hear of the token, known once it listens. */
export function redirectWays(foreign: () => string): Ways {
  const away = (write: (origin: URL) => string, status?: string): Reply => {
    return (request, socket) => to(write(new URL(foreign())), status)(request, socket);
  };
  const self = (write: (host: string) => string): Reply => {
    return (request, socket) => to(write(hostOf(request)))(request, socket);
  };
  return {
    'to another origin': redirected(
      away(({ origin }) => `${origin}/api/v1/shipments`),
      notSent,
    ),
    'to //host': redirected(
      away(({ host }) => `//${host}/`),
      notSent,
    ),
    'to \\\\host': redirected(
      away(({ host }) => `\\\\${host}\\`),
      notSent,
    ),
    'to scheme:host': redirected(
      away(({ host }) => `http:/\\${host}/`),
      notSent,
    ),
    'to another origin, with tabs and line ends in it': redirected(
      away(({ host }) => `\thttp:/\t/${host}/`),
      notSent,
    ),
    'to another origin, with this one as its user name': redirected(
      (request, socket) => to(`http://${hostOf(request)}@${new URL(foreign()).host}/`)(request, socket),
      notSent,
    ),
    'to another origin by 307': redirected(
      away(({ origin }) => origin, '307 Temporary Redirect'),
      notSent,
    ),
    'to another origin by 308': redirected(
      away(({ origin }) => origin, '308 Permanent Redirect'),
      notSent,
    ),
    'to another scheme': redirected(
      self((host) => `https://${host}/`),
      notSent,
    ),
    'to another name of this machine': redirected(
      self((host) => `http://${host.replace('127.0.0.1', 'localhost')}/`),
      notSent,
    ),
    'to javascript:': redirected(to('javascript:alert(1)'), notSent),
    'to data:': redirected(to('data:application/json,{"shipments":[]}'), notSent),
    'to file:': redirected(to('file:///etc/passwd'), notSent),
    'to blob:': redirected(
      self((host) => `blob:http://${host}/0`),
      notSent,
    ),
    'to no address': redirected(to('http://['), notSent),
    'to the same origin with a user name': redirected(
      self((host) => `http://user:password@${host}/next`),
      notFollowed,
    ),
    'to itself without an end': redirected(to('/api/v1/shipments'), notFollowed),
    'to nowhere': redirected(to(''), notFollowed),
    'to a path of 12 KB': redirected(to(`/${'a'.repeat(12_000)}`), notFollowed),
    'two targets': redirected(
      raw(`HTTP/1.1 302 Found\r\nlocation: /a\r\nlocation: ${'/b'}\r\ncontent-length: 0\r\n\r\n`),
      notFollowed,
    ),
    'with a body that is cut': redirected(
      raw(`${head('302 Found', { location: 'javascript:0', 'content-length': '99' })}cut`, end),
      notSent,
    ),
    'without a target': answered(respond('302 Found', {}, page), 302),
    'by 300, which asks for a choice': answered(
      away(({ origin }) => origin, '300 Multiple Choices'),
      300,
      'moved',
    ),
    'by a header that browsers know': answered((request, socket) =>
      respond('200 OK', { refresh: `0; url=${foreign()}`, 'content-location': foreign() }, page)(request, socket),
    ),
  };
}
