import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ApiAddress } from '../../trackberry/apiAddress.ts';
import type { Redactor } from '../../trackberry/redactor.ts';
import { parseToken } from '../../trackberry/token.ts';
import { notify } from '../notify.ts';
import { plainText, withoutIcons } from '../plainText.ts';
import { type ActiveProfile, chosen } from '../profiles/activeProfile.ts';
import { askLabel } from '../profiles/askLabel.ts';
import type { StoredProfile } from '../profiles/profile.ts';
import { profileOf } from '../profiles/profileArgument.ts';
import { settings } from '../settings.ts';
import type { CheckParts } from './tokenCheck.ts';
import { askAfterRejection, askWhereHeldElsewhere, checkInsistently, saveInsistently } from './tokenIntake.ts';
import type { CheckedToken, TokenStore } from './tokenStore.ts';

export interface ConnectParts extends CheckParts {
  tokens: TokenStore;
  active: ActiveProfile;
  redactor: Redactor;
}

/** Whose token is being set: of an organization that is not stored yet, or in the place of a stored one's. */
type Whose = { label: string; profile?: StoredProfile };

/**
 * Asks for a token, and whose it is where that is not said; checks it, stores it, and connects this window with it.
 * Trackberry shows a token once, so only 401 throws it away.
 * @param whose the profile that gets the token; `new`: an organization that is not stored yet.
 * @returns true when one was stored.
 */
export async function setToken(parts: ConnectParts, whose?: StoredProfile | 'new'): Promise<boolean> {
  const address = settings.apiAddress();
  const token = await askToken(address, typeof whose === 'object' ? whose.label : undefined);
  return token !== undefined && checkAndStore(parts, address, token, whose);
}

/** As `setToken`, for the profile that `argument` names (`profileArgument`), if it does. */
export async function setTokenOf(parts: ConnectParts, argument: unknown): Promise<boolean> {
  return setToken(parts, profileOf(argument, await parts.tokens.profiles()));
}

/**
 * As `setToken`, with a token that stands in a text.
 * @param agreed whether the user has been asked about sending and storing it.
 */
export async function storeFoundToken(parts: ConnectParts, token: string, agreed: boolean): Promise<boolean> {
  const address = settings.apiAddress();
  const store = vscode.l10n.t('Check and Store');
  const choice =
    agreed ||
    (await notify.modal(
      vscode.l10n.t('Send this token to {0} and store it?', address.origin),
      vscode.l10n.t(
        "The token in the text is sent to {0} with one request. If it is valid it is kept in VS Code's secret storage.",
        address.origin,
      ),
      store,
    )) === store;
  return choice && checkAndStore(parts, address, token);
}

async function checkAndStore(
  parts: ConnectParts,
  address: ApiAddress,
  token: string,
  given?: StoredProfile | 'new',
): Promise<boolean> {
  const { tokens, redactor } = parts;
  const holder = typeof given === 'object' ? await tokens.heldElsewhere(token, given) : undefined;
  if (holder !== undefined) {
    return (await askWhereHeldElsewhere(holder)) && setToken(parts, given);
  }
  const isNew = redactor.add(token);
  const whose =
    typeof given === 'object' ? { label: given.label, profile: given } : await askWhose(parts, token, given);
  if (whose === undefined) {
    if (isNew) {
      redactor.forget(token);
    }
    return false;
  }
  const outcome = await checkInsistently(parts, address, token);
  if (outcome === 'rejected' || outcome === undefined) {
    if (isNew) {
      redactor.forget(token);
    }
    return outcome === 'rejected' && (await askAfterRejection()) && setToken(parts, given);
  }
  const checked = { token, address, checked: outcome !== 'unchecked' };
  const newId = randomUUID(); // the same for each try
  await saveInsistently(() => save(parts, whose, checked, newId));
  if (outcome === 'notPermitted') {
    void notify.warning(
      vscode.l10n.t(
        'The token of {0} is valid and was stored, but it is not permitted to list shipments (403). Ask the owner of the organization for the permission.',
        plainText(whose.label),
      ),
    );
  }
  return true;
}

/** @param newId of the profile, where it is not stored yet. */
async function save(
  { tokens, active }: ConnectParts,
  whose: Whose,
  checked: CheckedToken,
  newId: string,
): Promise<void> {
  const { label, profile } = whose;
  const saved =
    profile === undefined ? await tokens.add(label, checked, newId) : await tokens.replace(profile, checked);
  if (saved.label !== label) {
    await tokens.rename(saved, label);
  }
  await active.choose(chosen({ ...saved, label }));
}

/** Whose token it is: of the profile that has it already, of one that is chosen, or of a new one that is named. */
async function askWhose({ tokens }: ConnectParts, token: string, given?: 'new'): Promise<Whose | undefined> {
  const profiles = await tokens.profiles();
  const holder = (await tokens.holderOf((each) => each === token))?.profile;
  if (holder === undefined && given === undefined && profiles.length > 0) {
    const another = { label: `$(add) ${vscode.l10n.t('Another Organization…')}`, profile: undefined };
    const replaced = profiles.map((profile) => ({
      label: `$(organization) ${withoutIcons(plainText(profile.label))}`,
      description: vscode.l10n.t('in the place of its token'),
      profile,
    }));
    const chosenOne = await insist(() =>
      vscode.window.showQuickPick([...replaced, another], {
        title: vscode.l10n.t('Whose Token Is This?'),
        placeHolder: vscode.l10n.t('Each token belongs to one organization.'),
        ignoreFocusOut: true,
      }),
    );
    if (chosenOne === undefined || chosenOne.profile !== undefined) {
      return chosenOne?.profile && { label: chosenOne.profile.label, profile: chosenOne.profile };
    }
  }
  const others = profiles.filter(({ id }) => id !== holder?.id);
  const label = await insist(() => askLabel(holder?.label, others));
  return label === undefined ? undefined : { label, ...(holder !== undefined && { profile: holder }) };
}

/** Asks again where somebody has closed a box by mistake: the token would be lost. */
async function insist<T>(ask: () => Thenable<T | undefined>): Promise<T | undefined> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    const goOn = vscode.l10n.t('Name the Organization');
    const choice = await notify.modal(
      vscode.l10n.t('Discard the token?'),
      vscode.l10n.t('It was not stored yet, and Trackberry shows a token only once.'),
      goOn,
      vscode.l10n.t('Discard'),
    );
    if (choice !== goOn) {
      return undefined;
    }
  }
}

async function askToken(address: ApiAddress, label: string | undefined): Promise<string | undefined> {
  const value = await vscode.window.showInputBox({
    title:
      label === undefined
        ? vscode.l10n.t('Trackberry API Token')
        : withoutIcons(vscode.l10n.t('Trackberry API Token of {0}', plainText(label))),
    prompt: vscode.l10n.t(
      'Generated at Trackberry: Settings, API, "Generate API Token". It is sent to {0} only, and kept in VS Code\'s secret storage.',
      address.origin,
    ),
    placeHolder: vscode.l10n.t('Paste the token'),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const parsed = parseToken(text);
      return parsed.ok || text === '' ? undefined : parsed.reason;
    },
  });
  const parsed = parseToken(value ?? '');
  return parsed.ok ? parsed.token : undefined;
}
