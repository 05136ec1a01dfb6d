import { createHmac } from 'node:crypto';

/**
 * Names a token at an address: another name for another token or another address.
 * @param key a secret of this user: without it nobody can tell by the name which token it is.
 */
export function keyedName(key: string, origin: string, token: string): string {
  return createHmac('sha256', key).update(`${origin}\n${token}`).digest('hex').slice(0, 32);
}
