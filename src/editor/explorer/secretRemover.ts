import type { Clean } from '../../explorer/clean.ts';
import { withoutSecrets } from '../../scan/withoutSecrets.ts';
import type { Redactor } from '../../trackberry/redactor.ts';
import type { OwnTokens } from '../token/ownTokens.ts';

export interface KnownSecrets {
  ownTokens: OwnTokens;
  redactor: Redactor;
}

/** Takes tokens, known ones and what looks like one, out of whatever goes to the disk. */
export async function secretRemover({ ownTokens, redactor }: KnownSecrets): Promise<Clean> {
  const known = await ownTokens.known();
  return (text, name) => withoutSecrets(redactor.redact(text), name, known);
}
