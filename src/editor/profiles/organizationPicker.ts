import * as vscode from 'vscode';
import { formatDaysAgo } from '../../l10n/formats.ts';
import { tokenVariable } from '../../trackberry/token.ts';
import { isTooOld } from '../../trackberry/tokenAge.ts';
import { plainText, withoutIcons } from '../plainText.ts';
import { settings } from '../settings.ts';
import { tokenAgeText } from '../token/tokenAgeText.ts';
import type { Choice } from './activeProfile.ts';
import { type Profile, profileIcons, type StoredProfile } from './profile.ts';

/** What can be done with a row of the picker: the row itself switches, its buttons do the rest. */
export type Picked =
  | { act: 'switch' | 'rename' | 'replaceToken' | 'remove'; profile: StoredProfile }
  | { act: 'environment' | 'sandbox' | 'add' };

interface PickerParts {
  profiles: readonly StoredProfile[];
  current: Choice | undefined;
  hasEnvironmentToken: boolean;
  /** Of the setting: another one's token is not sent there. */
  origin: string | undefined;
}

interface Row extends vscode.QuickPickItem {
  choice?: Picked;
}

interface RowButton extends vscode.QuickInputButton {
  act: 'rename' | 'replaceToken' | 'remove';
}

/** Lists every organization that there is, with what is known of its token. */
export function pickOrganization(parts: PickerParts): Promise<Picked | undefined> {
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = vscode.l10n.t('Switch Organization');
  picker.placeholder = vscode.l10n.t('Whom to work with in this window');
  picker.matchOnDescription = true;
  picker.items = rowsOf(parts);
  picker.activeItems = picker.items.filter(({ choice }) => choice !== undefined && isCurrent(choice, parts));
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.choice);
      picker.hide();
    });
    picker.onDidTriggerItemButton(({ item: { choice }, button }) => {
      if (choice?.act === 'switch') {
        resolve({ act: (button as RowButton).act, profile: choice.profile });
        picker.hide();
      }
    });
    picker.onDidHide(() => {
      resolve(undefined); // where nothing was chosen
      picker.dispose();
    });
    picker.show();
  });
}

function rowsOf(parts: PickerParts): Row[] {
  const { profiles, hasEnvironmentToken } = parts;
  const rows: Row[] = profiles.map((profile) => ({
    label: labelOf('stored', profile.label),
    description: tokenState(profile, parts.origin),
    buttons: buttons(),
    choice: { act: 'switch', profile },
  }));
  if (hasEnvironmentToken) {
    rows.push({
      label: labelOf('environment', tokenVariable),
      description: vscode.l10n.t('from the environment of VS Code, read-only'),
      choice: { act: 'environment' },
    });
  }
  rows.push({
    label: labelOf('sandbox', vscode.l10n.t('Sandbox')),
    description: vscode.l10n.t('invented shipments, on this machine'),
    choice: { act: 'sandbox' },
  });
  const marked = rows.map((row) =>
    row.choice !== undefined && isCurrent(row.choice, parts)
      ? { ...row, description: vscode.l10n.t('{0} · current', row.description ?? '') }
      : row,
  );
  return [
    ...marked,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(add) ${vscode.l10n.t('Add Organization…')}`, choice: { act: 'add' } },
  ];
}

function isCurrent(picked: Picked, { current }: PickerParts): boolean {
  return picked.act === 'switch'
    ? current?.kind === 'stored' && picked.profile.id === current.id
    : picked.act === current?.kind;
}

function labelOf(kind: Profile['kind'], label: string): string {
  return `$(${profileIcons[kind]}) ${withoutIcons(plainText(label))}`;
}

function tokenState(profile: StoredProfile, address: string | undefined): string {
  const { secret, origin, storedAt } = profile;
  if (secret === 'gone') {
    return vscode.l10n.t('its token is lost: set it again');
  }
  if (secret === 'locked') {
    return vscode.l10n.t('its token cannot be read now');
  }
  const now = Date.now();
  const age = tokenAgeText(profile, (at) => formatDaysAgo(at, now));
  if (origin !== address) {
    return vscode.l10n.t('{0} · token {1} · not the address of trackberry.baseUrl', origin, age);
  }
  return isTooOld(storedAt, now, settings.tokenAgeWarningDays())
    ? vscode.l10n.t('{0} · token {1}, replace it', origin, age)
    : vscode.l10n.t('{0} · token {1}', origin, age);
}

function buttons(): RowButton[] {
  const button = (act: RowButton['act'], icon: string, tooltip: string): RowButton => ({
    act,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  return [
    button('rename', 'edit', vscode.l10n.t('Rename')),
    button('replaceToken', 'key', vscode.l10n.t('Replace Token')),
    button('remove', 'trash', vscode.l10n.t('Remove')),
  ];
}
