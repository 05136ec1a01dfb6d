import * as path from 'node:path';
import * as vscode from 'vscode';
import type { GitExtension } from '../gitExtension.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import { settings } from '../settings.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import { type ConnectParts, storeFoundToken } from '../token/setToken.ts';
import { appendLine, type EditPreview } from './editPreview.ts';
import { EnvFile } from './envFile.ts';
import { type FoundSecret, secretOf } from './foundSecret.ts';
import { mentionLocalHistory } from './localHistory.ts';
import { type LocatedFinding, locate } from './locatedFinding.ts';
import { replaceLiteral, variableFor } from './readFromEnvironment.ts';

export interface MendParts extends ConnectParts {
  ownTokens: OwnTokens;
  git: GitExtension;
  preview: EditPreview;
}

/** Takes the token out of the text, then asks where its value is to be kept. */
export async function readFromEnvironment(argument: unknown, parts: MendParts): Promise<void> {
  const found = await locate(argument, parts.ownTokens);
  if (found === undefined) {
    return;
  }
  const secret = await secretOf(found, parts.tokens);
  const variable = variableOf(found);
  if (await replaceLiteral(parts.preview, found, { variable, token: secret?.token })) {
    await offerToKeep(found, secret, variable, parts);
    await mentionLocalHistory(found.document);
  }
}

/** Takes the token out of the text and puts it into the repository's `.env`. */
export async function moveToEnvFile(argument: unknown, { ownTokens, tokens, git, preview }: MendParts): Promise<void> {
  const found = await locate(argument, ownTokens);
  const envFile = found && (await EnvFile.of(found.file, git));
  if (found === undefined || envFile === undefined) {
    return;
  }
  const secret = await secretOf(found, tokens);
  if (secret === undefined) {
    void notify.warning(
      vscode.l10n.t(
        'Nothing was changed. This literal holds a space, or a character that no token has: move it by hand.',
      ),
    );
    return;
  }
  const variable = variableOf(found);
  if (!envFile.takes(variable, secret.token)) {
    return;
  }
  if (await replaceLiteral(preview, found, { variable, token: secret.token }, await envFile.missingIgnore())) {
    await envFile.store(variable, secret.token);
    await mentionLocalHistory(found.document);
  }
}

/** Makes the token in the text the connection's token. The text stays as it is. */
export async function storeToken(argument: unknown, parts: MendParts): Promise<void> {
  const found = await locate(argument, parts.ownTokens);
  if (found === undefined) {
    return;
  }
  const secret = await secretOf(found, parts.tokens);
  if (secret === undefined) {
    void notify.warning(
      vscode.l10n.t(
        'This literal is no token that could be stored: it holds a space, or a character that no token has.',
      ),
    );
  } else if (secret.stored !== undefined) {
    void notify.information(vscode.l10n.t('This token is stored already. Take it out of the text.'));
  } else {
    await storeFoundToken(parts, secret.token, false);
  }
}

async function offerToKeep(
  { file, finding }: LocatedFinding,
  secret: FoundSecret | undefined,
  variable: string,
  parts: MendParts,
): Promise<void> {
  if (secret === undefined) {
    return;
  }
  const toEnv = vscode.l10n.t('Add It to .env');
  const toStore = vscode.l10n.t('Store It in VS Code');
  const canStore = secret.stored === undefined && finding.rule === 'trackberry-token';
  const inEnv = vscode.l10n.t(
    '.env: the variable goes into that file in the root of the repository; where git does not ignore it yet, ".env" is added to .gitignore.',
  );
  const inStore = () =>
    vscode.l10n.t(
      'VS Code: the token is sent to {0} with one request and, if it is valid, kept in the secret storage.',
      settings.apiAddress().origin,
    );
  const answer = await notify.question(
    vscode.l10n.t('{0} now reads {1}. Keep the value of the token?', plainText(path.basename(file.name)), variable),
    canStore ? `${inEnv} ${inStore()}` : inEnv,
    vscode.l10n.t('No'),
    toEnv,
    ...(canStore ? [toStore] : []),
  );
  if (answer === toStore) {
    await storeFoundToken(parts, secret.token, true);
  } else if (answer === toEnv) {
    const envFile = await EnvFile.of(file, parts.git);
    const missing = await envFile?.missingIgnore();
    if (envFile !== undefined && (missing === undefined || (await appendLine(missing)))) {
      await envFile.store(variable, secret.token);
    }
  }
}

function variableOf({ document, range, finding }: LocatedFinding): string {
  return variableFor(document, range.start, finding.rule);
}
