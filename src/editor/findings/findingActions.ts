import * as vscode from 'vscode';
import type { Rule } from '../../scan/finding.ts';
import { commands } from '../ids.ts';
import type { FindingPlace } from './locatedFinding.ts';
import { rangeOf, type TokenDiagnostics } from './tokenDiagnostics.ts';

interface Action {
  command: string;
  /** @param variable that it is to be read from. */
  title(variable: string): string;
  rules: readonly Rule[];
}

const every: readonly Rule[] = ['own-token', 'trackberry-token', 'bearer-token'];
const trackberry: readonly Rule[] = ['own-token', 'trackberry-token'];
/** No rule of a repository silences the user's own token. */
const ofOthers: readonly Rule[] = ['trackberry-token', 'bearer-token'];

/** As a person would try them, first the one that mends. The view's menu offers the same. */
const actions: readonly Action[] = [
  {
    command: commands.readFromEnvironment,
    title: (variable) => vscode.l10n.t('Read it from the environment ({0})…', variable),
    rules: every,
  },
  { command: commands.moveToEnvFile, title: () => vscode.l10n.t('Move it to .env…'), rules: every },
  {
    command: commands.storeFoundToken,
    title: () => vscode.l10n.t('Store it in VS Code…'),
    rules: ['trackberry-token'],
  },
  { command: commands.ignoreHere, title: () => vscode.l10n.t('Ignore it here…'), rules: ofOthers },
  { command: commands.ignoreInFile, title: () => vscode.l10n.t('Ignore it in .trackberryignore…'), rules: ofOthers },
  { command: commands.isTokenLive, title: () => vscode.l10n.t('Is it live?…'), rules: trackberry },
  { command: commands.revokeToken, title: () => vscode.l10n.t('Revoke it…'), rules: trackberry },
];

/** The quick fixes of a finding. */
export class FindingActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };
  readonly #diagnostics: TokenDiagnostics;

  constructor(diagnostics: TokenDiagnostics) {
    this.#diagnostics = diagnostics;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const ours = context.diagnostics.filter(({ source }) => source === 'trackberry');
    if (ours.length === 0) {
      return [];
    }
    const { variableFor } = await import('./readFromEnvironment.ts');
    return this.#diagnostics.shownIn(document.uri).flatMap(({ uri, finding, stagedOnly }) => {
      const diagnostic = ours.find(({ range }) => range.isEqual(rangeOf(finding)));
      if (diagnostic === undefined || stagedOnly) {
        return [];
      }
      const variable = variableFor(document, rangeOf(finding).start, finding.rule);
      return actionsFor({ uri, finding }, variable, diagnostic);
    });
  }
}

function actionsFor(place: FindingPlace, variable: string, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const { rule } = place.finding;
  return actions
    .filter(({ rules }) => rules.includes(rule))
    .map(({ command, title }, index) => {
      const action = new vscode.CodeAction(title(variable), vscode.CodeActionKind.QuickFix);
      action.command = { title: action.title, command, arguments: [place] };
      action.diagnostics = [diagnostic];
      action.isPreferred = index === 0;
      return action;
    });
}
