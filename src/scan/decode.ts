/** Larger files are not written by hand; they are skipped and counted. */
export const sizeLimit = 5 * 1024 * 1024;

/** As git: a NUL in the first 8000 bytes makes a file binary. */
export const binaryWindow = 8000;

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'binary';

/** By the byte order mark (PowerShell writes UTF-16 with one), else UTF-8 or binary. */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf16le';
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf16be';
  }
  return bytes.subarray(0, binaryWindow).includes(0) ? 'binary' : 'utf8';
}

/**
 * The text of a file as VS Code would show it (byte order mark dropped), or undefined for a binary one.
 * Bytes that are no UTF-8 become U+FFFD.
 */
export function decode(bytes: Buffer): string | undefined {
  switch (encodingOf(bytes)) {
    case 'utf16le':
      return bytes.toString('utf16le', 2);
    case 'utf16be': {
      const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
      return even.swap16().toString('utf16le');
    }
    case 'utf8':
      return bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
    case 'binary':
      return undefined;
  }
}
