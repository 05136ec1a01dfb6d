import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateSync,
} from 'node:zlib';
import { flood, head, type Reply, respond } from '../trackberry/rawServer.ts';
import { answered, broken, page, tooLarge, type Way, type Ways } from './way.ts';

function packed(encoding: string, body: string | Uint8Array): Reply {
  return respond('200 OK', { 'content-encoding': encoding }, body);
}

function json(body: string | Uint8Array): Reply {
  return respond('200 OK', { 'content-type': 'application/json; charset=utf-8' }, body);
}

/** As it came, but for what is no UTF-8. */
function shown(body: string): Way {
  return answered(json(body), 200, body);
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function withoutChecksum(gzip: Buffer): Buffer {
  return gzip.fill(0, gzip.length - 8, gzip.length - 4);
}

const large = JSON.stringify({
  shipments: Array.from({ length: 500 }, (_, at) => ({ id: String((at * 7919) % 503) })),
});
const zeros = Buffer.alloc(2_000_000);

export const encodingWays: Ways = {
  gzip: answered(packed('gzip', gzipSync(page))),
  'x-gzip in capitals': answered(packed('X-GZIP', gzipSync(page))),
  'gzip of gzip': answered(packed('gzip, gzip', gzipSync(gzipSync(page)))),
  'gzip that says twice': broken(packed('gzip, gzip', gzipSync(page)), /incorrect header/),
  'gzip nine times': broken(packed(Array(9).fill('gzip').join(', '), gzipSync(page)), /too many content-encodings/),
  'gzip and more behind it': broken(packed('gzip', Buffer.concat([gzipSync(page), Buffer.from('more')]))),
  'no gzip': broken(packed('gzip', page), /incorrect header/),
  'gzip whose checksum is wrong': broken(packed('gzip', withoutChecksum(gzipSync(page))), /incorrect data check/),
  'no gzip, but nothing': answered(packed('gzip', ''), 200, ''),
  deflate: answered(packed('deflate', deflateSync(page))),
  'deflate without its frame': answered(packed('deflate', deflateRawSync(page))),
  'no deflate': broken(packed('deflate', 'garbage!'), /invalid block type/),
  brotli: answered(packed('br', brotliCompressSync(page))),
  'no brotli': broken(packed('br', 'garbage garbage'), /Decompression failed/),
  'an unknown encoding': answered(packed('rot13', page)),
  'a bomb of gzip': tooLarge(packed('gzip', gzipSync(zeros))),
  'a bomb of gzip of gzip': tooLarge(packed('gzip, gzip', gzipSync(gzipSync(zeros)))),
  'a bomb of brotli': tooLarge(packed('br', brotliCompressSync(zeros, { params: { 1: 1 } }))),
};

/** JSON that is none, text in other alphabets, pages of others. */
export const textWays: Ways = {
  nothing: answered(json(''), 200, ''),
  'HTML with status 200': shown('<!doctype html><title>Sign in to the network</title>'),
  'HTML with status 502': answered(
    respond('502 Bad Gateway', { 'content-type': 'text/html' }, '<h1>502 Bad Gateway</h1>'),
    502,
    '<h1>502 Bad Gateway</h1>',
  ),
  'half of the JSON': shown(page.slice(0, 8)),
  null: shown('null'),
  'a NUL in the JSON': shown('{"shipments":\0[]}'),
  'keys of what every object has': shown('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  'keys that come twice': shown('{"shipments":[],"shipments":[{"id":"a","id":"b"}]}'),
  'numbers beyond all numbers': shown('{"shipments":[{"pallets_count":1e999,"id":12345678901234567890}]}'),
  'surrogates alone, escaped': shown('{"shipments":[{"vessel":"\\ud800 \\udc00\\ud800"}]}'),
  'a byte order mark': answered(json(`\ufeff${page}`)),
  'bytes that are no UTF-8': answered(json(Buffer.from('"a\xff\xc3(\xed\xa0\x80"', 'latin1')), 200, '"a��(���"'),
  'UTF-16': answered(json(Buffer.from(`\ufeff${page}`, 'utf16le')), 200, `��${[...page].join('\0')}\0`),
  'directions and zero widths': shown('{"shipments":[{"vessel":"\u202eAurora\u2066\u200b"}]}'),
};

/** Cut in half, with the length of the half. Nobody can tell without unpacking it oneself; what is left is no JSON. */
function cut(encoding: string, half: Uint8Array, unpacked: Buffer): Way {
  return answered(packed(encoding, half), 200, unpacked.toString());
}

const gzipHalf = half(gzipSync(large));
const deflateHalf = half(deflateSync(large));
const brotliHalf = half(brotliCompressSync(large));
const asFarAsItGoes = { finishFlush: constants.Z_SYNC_FLUSH };

export const cutWays: Ways = {
  gzip: cut('gzip', gzipHalf, gunzipSync(gzipHalf, asFarAsItGoes)),
  deflate: cut('deflate', deflateHalf, inflateSync(deflateHalf, asFarAsItGoes)),
  brotli: cut('br', brotliHalf, brotliDecompressSync(brotliHalf, { finishFlush: constants.BROTLI_OPERATION_FLUSH })),
};

export const endlessWays: Ways = {
  'a body': tooLarge(flood(head('200 OK'), ' '.repeat(65_536))),
  'a body in chunks of one byte': tooLarge(
    flood(head('200 OK', { 'transfer-encoding': 'chunked' }), '1\r\n \r\n'.repeat(10_000)),
  ),
};
