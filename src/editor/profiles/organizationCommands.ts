import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { notify } from '../notify.ts';
import { plainText, withoutIcons } from '../plainText.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import { settings } from '../settings.ts';
import { type ConnectParts, setToken } from '../token/setToken.ts';
import { chosen } from './activeProfile.ts';
import { askLabel } from './askLabel.ts';
import { type Picked, pickOrganization } from './organizationPicker.ts';
import { profileIcons, type StoredProfile } from './profile.ts';
import { profileArgument, profileOf } from './profileArgument.ts';
import { enterSandbox } from './sandboxCommands.ts';
import { useEnvironmentToken } from './useEnvironmentToken.ts';

interface OrganizationParts extends ConnectParts {
  sandbox: SandboxHost;
}

/** @param argument a profile (`profileArgument`); without one the user picks, and may do more than switch. */
export async function switchOrganization(parts: OrganizationParts, argument: unknown): Promise<void> {
  const profiles = await parts.tokens.profiles();
  const profile = profileOf(argument, profiles);
  const picked: Picked | undefined =
    profile === undefined
      ? await pickOrganization({
          profiles,
          current: parts.active.choice,
          hasEnvironmentToken: parts.tokens.environmentToken !== undefined,
          origin: settings.apiAddress().origin,
        })
      : { act: 'switch', profile };
  switch (picked?.act) {
    case 'switch':
      await parts.active.choose(chosen(picked.profile));
      return;
    case 'environment':
      await useEnvironmentToken(parts);
      return;
    case 'sandbox':
      await enterSandbox(parts);
      return;
    case 'add':
      await setToken(parts, 'new');
      return;
    case 'replaceToken':
      await vscode.commands.executeCommand(commands.rotateToken, profileArgument(picked.profile));
      return;
    case 'rename':
      await rename(parts, picked.profile, profiles);
      return;
    case 'remove':
      await remove(parts, picked.profile);
  }
}

export async function renameOrganization(parts: OrganizationParts, argument: unknown): Promise<void> {
  const profiles = await parts.tokens.profiles();
  const profile = profileOf(argument, profiles) ?? (await pickStored(profiles, vscode.l10n.t('Rename Organization')));
  if (profile !== undefined) {
    await rename(parts, profile, profiles);
  }
}

export async function removeOrganization(parts: OrganizationParts, argument: unknown): Promise<void> {
  const profiles = await parts.tokens.profiles();
  const profile = profileOf(argument, profiles) ?? (await pickStored(profiles, vscode.l10n.t('Remove Organization')));
  if (profile !== undefined) {
    await remove(parts, profile);
  }
}

async function rename(
  { tokens }: OrganizationParts,
  profile: StoredProfile,
  profiles: readonly StoredProfile[],
): Promise<void> {
  const others = profiles.filter(({ id }) => id !== profile.id);
  const label = await askLabel(profile.label, others);
  if (label !== undefined && label !== profile.label) {
    await tokens.rename(profile, label);
  }
}

async function remove({ tokens }: OrganizationParts, profile: StoredProfile): Promise<void> {
  const confirm = vscode.l10n.t('Remove');
  const choice = await notify.modal(
    vscode.l10n.t('Remove {0} and its token?', plainText(profile.label)),
    vscode.l10n.t(
      'The token is deleted from the secret storage of this computer, for all windows. It stays valid at Trackberry until it is revoked there, and Trackberry cannot show it again.',
    ),
    confirm,
  );
  if (choice === confirm) {
    await tokens.remove(profile);
  }
}

/** The only one without a question: what follows names it. */
async function pickStored(profiles: readonly StoredProfile[], title: string): Promise<StoredProfile | undefined> {
  if (profiles.length < 2) {
    return profiles[0];
  }
  const items = profiles.map((profile) => ({
    label: `$(${profileIcons.stored}) ${withoutIcons(plainText(profile.label))}`,
    description: profile.origin,
    profile,
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.profile;
}
