import * as vscode from 'vscode';
import type { Connection, ConnectionState } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { commands } from '../ids.ts';
import { describe } from '../messages.ts';
import { plainText, withoutIcons } from '../plainText.ts';
import { describeUnchosen } from './describeUnchosen.ts';
import { profileIcons } from './profile.ts';

/** UTF-16 units: a name as long as it may be would push out the items beside it. The hover has all of it. */
const longest = 30;

interface Look {
  text: string;
  tooltip: string;
  spoken: string;
  command: string;
  warn: boolean;
}

/** The status bar item that says whom this window is connected to; a click leads to another. */
export class OrganizationItem implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #item: vscode.StatusBarItem;

  constructor(connection: Connection) {
    // To the right of the rate limit, whose width changes by the second.
    this.#item = this.#disposables.add(
      vscode.window.createStatusBarItem('trackberry.organization', vscode.StatusBarAlignment.Right, 99),
    );
    this.#item.name = vscode.l10n.t('Trackberry Organization');
    this.#disposables.add(connection.onDidChange((state) => this.#paint(state)));
    this.#paint(connection.state);
    this.#item.show();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #paint(state: ConnectionState): void {
    const { text, tooltip, spoken, command, warn } = lookOf(state);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.command = command;
    this.#item.accessibilityInformation = { label: spoken };
    this.#item.backgroundColor = warn ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }
}

function lookOf(state: ConnectionState): Look {
  switch (state.kind) {
    case 'connected': {
      const { profile, label, origin } = state.session;
      const name = withoutIcons(plainText(label, longest));
      return {
        text: `$(${profileIcons[profile.kind]}) ${name}`,
        tooltip: vscode.l10n.t('Trackberry: {0} ({1}). Click to switch.', plainText(label), origin),
        spoken: vscode.l10n.t('Trackberry, connected to {0}: switch the organization', plainText(label)),
        command: commands.switchOrganization,
        warn: false,
      };
    }
    case 'unusable': {
      const { sentence } = describe(state.error);
      const name =
        state.label === undefined ? vscode.l10n.t('Trackberry') : withoutIcons(plainText(state.label, longest));
      return {
        text: `$(warning) ${name}`,
        tooltip: sentence,
        spoken: vscode.l10n.t('Trackberry, not connected: {0}', sentence),
        command: commands.switchOrganization,
        warn: true,
      };
    }
    case 'unchosen': {
      const { sentence } = describeUnchosen(state);
      return {
        text: `$(organization) ${vscode.l10n.t('Choose Organization')}`,
        tooltip: sentence,
        spoken: vscode.l10n.t('Trackberry, not connected: {0}', sentence),
        command: commands.switchOrganization,
        warn: true,
      };
    }
    default:
      return {
        text: `$(key) ${vscode.l10n.t('Trackberry')}`,
        tooltip: vscode.l10n.t('Connect to Trackberry: set an API token'),
        spoken: vscode.l10n.t('Trackberry, not connected: set an API token'),
        command: commands.setToken,
        warn: false,
      };
  }
}
