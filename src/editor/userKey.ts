import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';

const keyName = 'trackberry.presenceKey';

/**
 * A random secret of this user, made when it is first asked for: without it the names that are made of tokens with it
 * (`keyedName`) tell nobody which token they are for. Of two windows that make it at the same time one sees another one
 * once. @throws where the secret storage cannot be read or written.
 */
export async function userKey(secrets: vscode.SecretStorage): Promise<string> {
  const own = randomUUID();
  if ((await secrets.get(keyName)) === undefined) {
    await secrets.store(keyName, own);
  }
  return (await secrets.get(keyName)) ?? own;
}
