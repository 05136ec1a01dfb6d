import { readFile } from 'node:fs/promises';
import { fingerprintedTokens, type KnownTokens, literalTokens } from '../scan/known/knownTokens.ts';

/** The tokens that are found by value, and what could not be read: a scan without them is still worth doing. */
export interface KnownResult {
  tokens: KnownTokens;
  problem: string | undefined;
}

export async function knownFrom(file: string | undefined, environmentToken: string | undefined): Promise<KnownResult> {
  const literal = literalTokens(environmentToken === undefined ? [] : [environmentToken.trim()]);
  if (file === undefined) {
    return { tokens: literal, problem: undefined };
  }
  try {
    const fingerprints = fingerprintedTokens(await readFile(file, 'utf8'));
    return { tokens: [...fingerprints, ...literal], problem: undefined };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { tokens: literal, problem: `the known tokens in ${file} could not be used: ${reason}` };
  }
}
