import { isUtf8 } from 'node:buffer';

/**
 * File names are bytes for git and for Linux, strings for JavaScript. A byte that is not UTF-8 becomes a lone surrogate
 * U+DC80…U+DCFF (as in Python's PEP 383), so that the way back gives the same bytes.
 */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function nameFromBytes(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    // Not UTF-8: what is valid stays readable, every other byte is mapped.
    return Array.from(bytes.toString('latin1'), (char) =>
      char < '\u0080' ? char : String.fromCharCode(0xdc00 + char.charCodeAt(0)),
    ).join('');
  }
}

/** Names that each end with a NUL; what comes after the last NUL is left out. */
export function namesFromBytes(bytes: Buffer): string[] {
  const end = bytes.lastIndexOf(0);
  if (end === -1) {
    return [];
  }
  const names = bytes.subarray(0, end);
  // At once where it can be: name by name takes ten times as long.
  return isUtf8(names) ? names.toString().split('\0') : splitAtNul(names).map(nameFromBytes);
}

function splitAtNul(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let from = 0;
  for (let nul = bytes.indexOf(0); nul !== -1; nul = bytes.indexOf(0, from)) {
    parts.push(bytes.subarray(from, nul));
    from = nul + 1;
  }
  return [...parts, bytes.subarray(from)];
}

const mapped = /[\udc80-\udcff]/gu;
/** Asked first, as it is many times faster: half of a pair counts too. */
const maybeMapped = /[\udc80-\udcff]/;

/** A name for `fs` and for git's standard input: the string itself unless it stands for other bytes. */
export function nameToPath(name: string): string | Buffer {
  return maybeMapped.test(name) && name.search(mapped) !== -1 ? nameToBytes(name) : name;
}

export function nameToBytes(name: string): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (const match of name.matchAll(mapped)) {
    parts.push(Buffer.from(name.slice(from, match.index)), Buffer.of(match[0].charCodeAt(0) - 0xdc00));
    from = match.index + 1;
  }
  parts.push(Buffer.from(name.slice(from)));
  return Buffer.concat(parts);
}

/** The name as it may be shown, encoded into a URI or written as JSON. */
export function shownName(name: string): string {
  return name.replace(mapped, '\ufffd');
}
