import * as vscode from 'vscode';
import type { Rule } from '../../scan/finding.ts';
import { ruleName } from './findingsTree.ts';
import { fileOf } from './notebookCells.ts';
import { rangeOf, type ShownFinding, type TokenDiagnostics } from './tokenDiagnostics.ts';

/** Where documents are scanned: `DocumentScan` knows the same schemes. */
export const scannedDocuments: vscode.DocumentSelector = [
  { scheme: 'file' },
  { scheme: 'untitled' },
  { scheme: 'vscode-notebook-cell' },
];

/** Over a finding: why it was found, how sure that is, and what to do. */
export class FindingHover implements vscode.HoverProvider {
  readonly #diagnostics: TokenDiagnostics;

  constructor(diagnostics: TokenDiagnostics) {
    this.#diagnostics = diagnostics;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const shown = this.#diagnostics
      .shownIn(document.uri)
      .find(({ finding, stagedOnly }) => !stagedOnly && rangeOf(finding).contains(position));
    return shown && new vscode.Hover(textOf(shown, document), rangeOf(shown.finding));
  }
}

/** Not trusted, and no word of it comes from the document. */
function textOf({ finding }: ShownFinding, document: vscode.TextDocument): vscode.MarkdownString {
  const { rule } = finding;
  const lines = [
    `**${ruleName(rule)}**`,
    `**${vscode.l10n.t('Why:')}** ${reasonOf(rule, document, finding.start.line)}`,
    `**${vscode.l10n.t('How sure:')}** ${certaintyOf(rule)}`,
    `**${vscode.l10n.t('What to do:')}** ${adviceFor(rule)}`,
  ];
  return new vscode.MarkdownString(lines.join('\n\n'));
}

function certaintyOf(rule: Rule): string {
  switch (rule) {
    case 'own-token':
      return vscode.l10n.t('Certain: it is the very value.');
    case 'trackberry-token':
      return vscode.l10n.t(
        'Likely: the format of these tokens is not documented, so a literal is judged by what stands around it. The quick fix “Is it live?” asks Trackberry.',
      );
    case 'bearer-token':
      return vscode.l10n.t('Open: it may be a token of another service. It is as bad a place for that one.');
  }
}

function adviceFor(rule: Rule): string {
  switch (rule) {
    case 'own-token':
      return vscode.l10n.t(
        'Read it from the environment. If it was ever committed or shared, revoke it: taking it out does not help.',
      );
    case 'trackberry-token':
      return vscode.l10n.t(
        'Read it from the environment. If it was ever committed or shared, revoke it: taking it out does not help. If it is none, ignore it here, with a reason.',
      );
    case 'bearer-token':
      return vscode.l10n.t('Read it from the environment, or ignore it here, with a reason.');
  }
}

function reasonOf(rule: Rule, document: vscode.TextDocument, line: number): string {
  switch (rule) {
    case 'own-token':
      return vscode.l10n.t('this is your own token, the one that VS Code keeps for you: as it is, or encoded.');
    case 'trackberry-token':
      return tieTo(document, line);
    case 'bearer-token':
      return vscode.l10n.t('a literal stands where a bearer token belongs. Nothing here ties it to Trackberry.');
  }
}

/** Lines looked at in each direction. */
const reach = 5_000;

/** What ties the line to Trackberry. */
function tieTo(document: vscode.TextDocument, line: number): string {
  const names = (at: number) => at >= 0 && at < document.lineCount && /trackberry/i.test(document.lineAt(at).text);
  if (names(line)) {
    return vscode.l10n.t('a literal stands where a token belongs, and its own line names Trackberry.');
  }
  for (let distance = 1; distance < reach; distance++) {
    const near = [line - distance, line + distance].find(names);
    if (near !== undefined) {
      return vscode.l10n.t('a literal stands where a token belongs, and line {0} names Trackberry.', near + 1);
    }
  }
  return /trackberry/i.test(fileOf(document.uri).path)
    ? vscode.l10n.t('a literal stands where a token belongs, and the name of the file names Trackberry.')
    : vscode.l10n.t('a literal stands where a token belongs, and the text names Trackberry.');
}
