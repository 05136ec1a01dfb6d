import * as vscode from 'vscode';
import type { Log } from '../../trackberry/log.ts';
import { parseToken } from '../../trackberry/token.ts';
import { Disposables } from '../disposables.ts';
import { showError } from '../messages.ts';
import { plainText } from '../plainText.ts';
import { openSite, openTheSite } from './site.ts';

interface About {
  label: string;
  origin: string;
  /** In memory: the new token must be another one. */
  old: string | undefined;
}

/** Asks for the new token of an organization in a password box, which also leads to the site. Undefined where it was dismissed. */
export async function askReplacement(about: About, log: Log): Promise<string | undefined> {
  const owned = new Disposables();
  const input = owned.add(vscode.window.createInputBox());
  const site = { iconPath: new vscode.ThemeIcon('link-external'), tooltip: openTheSite() };
  input.title = vscode.l10n.t('New API Token of {0}', plainText(about.label));
  input.prompt = vscode.l10n.t(
    'Generated at Trackberry: Settings, API, "Generate API Token". It is sent to {0} only, and takes the place of the old one when it has been checked.',
    about.origin,
  );
  input.placeholder = vscode.l10n.t('Paste the new token');
  input.password = true;
  input.ignoreFocusOut = true;
  input.buttons = [site];
  try {
    return await new Promise((resolve) => {
      owned.add(
        input.onDidTriggerButton(() => {
          openSite(about.origin).catch((error: unknown) => showError(error, log));
        }),
      );
      owned.add(
        input.onDidChangeValue((value) => {
          input.validationMessage = value === '' ? '' : refusal(value, about.old);
        }),
      );
      owned.add(
        input.onDidAccept(() => {
          const parsed = parseToken(input.value);
          input.validationMessage = refusal(input.value, about.old);
          if (parsed.ok && parsed.token !== about.old) {
            resolve(parsed.token);
          }
        }),
      );
      owned.add(input.onDidHide(() => resolve(undefined)));
      input.show();
    });
  } finally {
    owned.dispose();
  }
}

/** Why this cannot be the new token; empty where it can be. */
function refusal(value: string, old: string | undefined): string {
  const parsed = parseToken(value);
  if (!parsed.ok) {
    return parsed.reason;
  }
  return parsed.token === old
    ? vscode.l10n.t('This is the token that is stored already. Generate a new one on the site.')
    : '';
}
