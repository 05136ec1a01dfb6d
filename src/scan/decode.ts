/** Larger files are not written by hand; they are skipped and counted. */
export const sizeLimit = 5 * 1024 * 1024;

/** As git: a NUL in the first 8000 bytes makes a file binary. */
const binaryWindow = 8000;

/**
 * The text of a file as VS Code would show it (byte order mark dropped, UTF-16 with a mark understood: PowerShell writes it),
 * or undefined for a binary one. Bytes that are no UTF-8 become U+FFFD.
 */
export function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return bytes.toString('utf16le', 2);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    return even.swap16().toString('utf16le');
  }
  if (bytes.subarray(0, binaryWindow).includes(0)) {
    return undefined;
  }
  return bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
}
