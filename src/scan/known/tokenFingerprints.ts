import { hash, randomBytes } from 'node:crypto';
import type { KnownTokens } from './knownTokens.ts';
import { formsOf, needleLength } from './tokenForms.ts';

/** The file of known tokens is not what `exportFingerprints` writes. */
export class KnownTokensFileError extends Error {
  override name = 'KnownTokensFileError';
}

/** One spelling of one token, without the token. */
interface Entry {
  length: number;
  needle: string;
  at: number;
  lead: number;
  trail: number;
  /** Hex SHA-256 of salt and spelling. */
  sha256: string;
}

const version = 1;

/** The needle gives away 4 to 5 characters: what is left of a shorter token could be guessed by trying. */
const shortestExported = 20;

/** Hex SHA-256 by which a spelling is recognised. */
export function digestOf(salt: string, spelling: string): string {
  return hash('sha256', `${salt}\0${spelling}`, 'hex');
}

/**
 * The JSON by which the hook and the CLI recognise tokens that they do not have. Write it with mode 0600.
 * Tokens under 20 characters are left out.
 */
export function exportFingerprints(tokens: readonly string[], salt: string = randomBytes(16).toString('hex')): string {
  const entries: Entry[] = [...new Set(tokens)]
    .filter((token) => token.length >= shortestExported)
    .flatMap((token) => formsOf(token))
    .map(({ text, needleAt, lead, trail }) => ({
      length: text.length,
      needle: text.slice(needleAt, needleAt + needleLength),
      at: needleAt,
      lead,
      trail,
      sha256: digestOf(salt, text),
    }));
  return `${JSON.stringify({ version, salt, entries }, undefined, 2)}\n`;
}

/** Reads what `exportFingerprints` wrote. Throws `KnownTokensFileError` for anything else. */
export function fingerprintedTokens(json: string): KnownTokens {
  const { salt, entries } = parse(json);
  return entries.map(({ sha256, ...place }) => ({ ...place, is: { salt, sha256 } }));
}

function parse(json: string): { salt: string; entries: Entry[] } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new KnownTokensFileError('The file of known tokens is not JSON.', { cause });
  }
  const file = asRecord(value);
  if (file?.version !== version || typeof file.salt !== 'string' || !Array.isArray(file.entries)) {
    throw new KnownTokensFileError('The file of known tokens has an unknown shape: write it again from the editor.');
  }
  const entries: unknown[] = file.entries;
  if (!entries.every(isEntry)) {
    throw new KnownTokensFileError('The file of known tokens has a damaged entry: write it again from the editor.');
  }
  return { salt: file.salt, entries };
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function isEntry(value: unknown): value is Entry {
  const entry = asRecord(value);
  return (
    entry !== undefined &&
    ['length', 'at', 'lead', 'trail'].every((key) => Number.isSafeInteger(entry[key]) && Number(entry[key]) >= 0) &&
    typeof entry.needle === 'string' &&
    entry.needle.length === needleLength &&
    typeof entry.sha256 === 'string'
  );
}
