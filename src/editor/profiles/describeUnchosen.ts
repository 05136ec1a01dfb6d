import * as vscode from 'vscode';
import type { ConnectionState } from '../connection.ts';
import { commands } from '../ids.ts';
import type { Message, Remedy } from '../messages.ts';
import { plainText } from '../plainText.ts';
import { profileArgument } from './profileArgument.ts';

/** What is said, and offered, where no organization is chosen: each of those that there are. */
export function describeUnchosen({ profiles, removed }: Extract<ConnectionState, { kind: 'unchosen' }>): Message {
  const choices = profiles.map(
    (profile): Remedy => ({
      title: plainText(profile.label),
      command: commands.switchOrganization,
      arguments: [profileArgument(profile)],
    }),
  );
  return {
    sentence:
      removed === undefined
        ? vscode.l10n.t('Several organizations are stored. Choose the one to work with in this window.')
        : vscode.l10n.t('{0} was removed. Choose the organization to work with in this window.', plainText(removed)),
    remedies: [...choices, { title: vscode.l10n.t('Another Organization…'), command: commands.switchOrganization }],
  };
}
