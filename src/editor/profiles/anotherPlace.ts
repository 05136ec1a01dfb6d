import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Message } from '../messages.ts';
import { plainText } from '../plainText.ts';
import type { Session } from '../session.ts';

/** Where something comes from: `Session.place`, and the organization's name then. */
export interface Place {
  place: string;
  label: string;
}

export function placeOf({ place, label }: Session): Place {
  return { place, label };
}

/** What is said in the place of something that comes from another organization than the one that is connected. */
export function anotherPlace(from: Place, session: Session): Message {
  return {
    sentence: vscode.l10n.t(
      'This belongs to {0}, and the window is connected to {1} now.',
      plainText(from.label),
      plainText(session.label),
    ),
    remedies: [{ title: vscode.l10n.t('Switch Organization…'), command: commands.switchOrganization }],
  };
}
