import * as path from 'node:path';
import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import type { Finding, Rule } from '../../scan/finding.ts';
import { inSlices, type Steps } from '../../steps/steps.ts';
import { type Clock, systemClock } from '../../trackberry/clock.ts';
import { PacedEvent } from '../../trackberry/pacedEvent.ts';
import { Disposables } from '../disposables.ts';
import { contexts, views } from '../ids.ts';
import { plainText } from '../plainText.ts';
import { setContext } from '../setContext.ts';
import { fileOf } from './notebookCells.ts';
import { rangeOf, type ShownFinding, type TokenDiagnostics } from './tokenDiagnostics.ts';

interface FoundFile {
  uri: vscode.Uri;
  findings: ShownFinding[];
}

interface FileNode extends FoundFile {
  kind: 'file';
  item: vscode.TreeItem;
}

interface FindingNode extends ShownFinding {
  kind: 'finding';
  id: string;
}

type TreeNode = FileNode | FindingNode | { kind: 'note'; text: string };

/** Children of one node: thousands more would stop the window for a while each time that they are painted. */
const mostChildren = 1_000;
/** With more files the rows start closed. */
const mostOpenFiles = 50;
const repaintPauseMs = 200;

export function ruleName(rule: Rule): string {
  switch (rule) {
    case 'own-token':
      return vscode.l10n.t('Your own token');
    case 'trackberry-token':
      return vscode.l10n.t('Trackberry token');
    case 'bearer-token':
      return vscode.l10n.t('Bearer token');
  }
}

/** The sidebar's list of findings by file, with their number as a badge. */
export class FindingsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #diagnostics: TokenDiagnostics;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());
  readonly #view: vscode.TreeView<TreeNode>;
  #state = '';
  /** Rows that are painted again for nothing would take away the one whose menu is open: its command would not find it. */
  #painted: readonly (readonly ShownFinding[])[] = [];
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(diagnostics: TokenDiagnostics, clock: Clock = systemClock) {
    this.#diagnostics = diagnostics;
    this.#view = this.#disposables.add(
      vscode.window.createTreeView<TreeNode>(views.findings, { treeDataProvider: this, showCollapseAll: true }),
    );
    const repaint = new PacedEvent(clock, repaintPauseMs);
    this.#disposables.add({ dispose: () => repaint.close() });
    repaint.listen(() => this.#paint());
    this.#disposables.add(diagnostics.onDidChange(() => repaint.fire()));
    this.#paint();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) {
      return inSlices(fileNodes(filesOf(this.#diagnostics.shown)));
    }
    if (node.kind !== 'file') {
      return [];
    }
    const nodes = findingNodes(node.findings.slice(0, mostChildren));
    const left = node.findings.length - nodes.length;
    return left > 0 ? [...nodes, moreOf(vscode.l10n.t('{0} more findings in this file', formatNumber(left)))] : nodes;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'file':
        return node.item;
      case 'finding':
        return findingItem(node);
      case 'note': {
        const item = new vscode.TreeItem(node.text);
        item.iconPath = new vscode.ThemeIcon('ellipsis');
        return item;
      }
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #paint(): void {
    const { shown, isWorkspaceScanned } = this.#diagnostics;
    const count = shown.reduce((sum, findings) => sum + findings.length, 0);
    this.#view.badge = badgeOf(count);
    this.#view.description = count > 0 && !isWorkspaceScanned ? vscode.l10n.t('in what is open or staged') : '';
    const state = count > 0 ? 'found' : isWorkspaceScanned ? 'clean' : 'unscanned';
    if (state !== this.#state) {
      this.#state = state;
      void setContext(contexts.findingsState, state);
    }
    if (!isSame(shown, this.#painted)) {
      this.#painted = shown;
      this.#changed.fire(undefined);
    }
  }
}

/** Whether each document has what it had: lists are never changed, but replaced. */
function isSame(one: readonly (readonly ShownFinding[])[], other: readonly (readonly ShownFinding[])[]): boolean {
  return one.length === other.length && one.every((findings, at) => findings === other[at]);
}

function badgeOf(count: number): vscode.ViewBadge | undefined {
  if (count === 0) {
    return undefined; // at the start, of which the first number in words would be half
  }
  const tooltip =
    count === 1 ? vscode.l10n.t('1 hard-coded token') : vscode.l10n.t('{0} hard-coded tokens', formatNumber(count));
  return { value: count, tooltip };
}

/** Errors first, then by name; the cells of a notebook stand under its file. */
function filesOf(documents: readonly (readonly ShownFinding[])[]): FoundFile[] {
  const files = new Map<string, FoundFile>();
  for (const findings of documents) {
    const uri = findings[0] && fileOf(findings[0].uri);
    if (uri !== undefined) {
      const key = uri.toString();
      const file = files.get(key) ?? { uri, findings: [] };
      file.findings.push(...findings);
      files.set(key, file);
    }
  }
  const rank = ({ findings }: FoundFile) => (findings.some(({ finding }) => finding.severity === 'error') ? 0 : 1);
  return [...files.values()].sort((a, b) => rank(a) - rank(b) || (a.uri.path < b.uri.path ? -1 : 1));
}

/** With their items, since VS Code asks for all of these in one go. */
function* fileNodes(files: readonly FoundFile[]): Steps<TreeNode[]> {
  const nodes: TreeNode[] = [];
  for (const file of files.slice(0, mostChildren)) {
    nodes.push({ ...file, kind: 'file', item: fileItem(file, files.length > mostOpenFiles) });
    yield;
  }
  const left = files.length - nodes.length;
  return left > 0 ? [...nodes, moreOf(vscode.l10n.t('{0} more files', formatNumber(left)))] : nodes;
}

/** A row keeps its id while its line moves: the command of a menu goes to the finding on which the menu was opened. */
function findingNodes(findings: readonly ShownFinding[]): FindingNode[] {
  const counts = new Map<string, number>();
  return findings.map((shown) => {
    const same = `${shown.uri} ${shown.finding.fingerprint} ${shown.stagedOnly}`;
    const count = (counts.get(same) ?? 0) + 1;
    counts.set(same, count);
    return { kind: 'finding', id: `${same} ${count}`, ...shown };
  });
}

function moreOf(text: string): TreeNode {
  return { kind: 'note', text };
}

function fileItem({ uri, findings }: FoundFile, closed: boolean): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const name = plainText(path.posix.basename(uri.path));
  const item = new vscode.TreeItem(name, closed ? Collapsed : Expanded);
  const folder = path.posix.dirname(vscode.workspace.asRelativePath(uri));
  item.id = uri.toString();
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.description = folder === '.' ? '' : plainText(folder);
  const count = findings.length;
  item.accessibilityInformation = {
    label: count === 1 ? vscode.l10n.t('{0}, 1 finding', name) : vscode.l10n.t('{0}, {1} findings', name, count),
  };
  return item;
}

function findingItem({ id, uri, finding, stagedOnly }: FindingNode): vscode.TreeItem {
  const item = new vscode.TreeItem(ruleName(finding.rule));
  item.id = id;
  const line = finding.start.line + 1;
  item.description = stagedOnly
    ? vscode.l10n.t('line {0}, staged: {1}', line, finding.preview)
    : vscode.l10n.t('line {0}: {1}', line, finding.preview);
  item.tooltip = finding.message;
  item.iconPath = iconOf(finding);
  item.contextValue = `${finding.rule}${stagedOnly ? ' staged' : ''}`;
  const severity = finding.severity === 'error' ? vscode.l10n.t('error') : vscode.l10n.t('warning');
  item.accessibilityInformation = { label: `${severity}: ${item.label}, ${item.description}` };
  const options: vscode.TextDocumentShowOptions = { selection: rangeOf(finding) };
  item.command = { title: vscode.l10n.t('Open'), command: 'vscode.open', arguments: [uri, options] };
  return item;
}

function iconOf({ severity }: Finding): vscode.ThemeIcon {
  return severity === 'error'
    ? new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'))
    : new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
}
