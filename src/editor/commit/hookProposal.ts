import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TrackedPlace } from '../../guard/hookManager.ts';
import {
  applyEdits,
  type Proposal,
  proposeInstall,
  proposeRemoval,
  type TrackedEdit,
} from '../../guard/tracked/proposal.ts';
import { notify } from '../notify.ts';
import { explainRefusal } from './hookRefused.ts';

/** Shows what would put the scan into the hooks that the team shares, and writes it with consent. True when it is in. */
export async function addToTrackedHooks(place: TrackedPlace, repository: string): Promise<boolean> {
  const proposal = await proposeInstall(place);
  if (proposal.kind === 'refused') {
    await explainRefusal(vscode.l10n.t('The git hooks were not changed.'), proposal);
    return false;
  }
  if (proposal.edits.length === 0) {
    void notify.information(vscode.l10n.t('{0} runs the scan already.', inSentence(proposal)));
    return true;
  }
  const needed = proposal.hasCommand
    ? vscode.l10n.t('npx runs the trackberry-scan that the project has installed.')
    : vscode.l10n.t(
        'trackberry-scan is not installed in this project: until it is one of its dependencies, this stops every commit.',
      );
  const question = vscode.l10n.t(
    'Let {0} of {1} run the scan before each commit, as shown?',
    nameOf(proposal),
    repository,
  );
  const done = vscode.l10n.t('The scan is in. Commit the change, so that others have it too.');
  return (
    (await consentTo(proposal.edits, `${question} ${needed}`)) &&
    (await write(proposal, `${done} ${afterwards(proposal)}`.trimEnd()))
  );
}

/** Shows what would take the scan out of them, and writes it with consent. */
export async function removeFromTrackedHooks(
  place: TrackedPlace,
  repository: string,
): Promise<'nothing there' | 'answered'> {
  const proposal = await proposeRemoval(place);
  if (proposal.kind === 'refused') {
    await explainRefusal(vscode.l10n.t('The git hooks were not changed.'), proposal);
    return 'answered';
  }
  if (proposal.edits.length === 0) {
    return 'nothing there';
  }
  const question = vscode.l10n.t('Take the scan out of {0} of {1}, as shown?', nameOf(proposal), repository);
  if (await consentTo(proposal.edits, question)) {
    await write(proposal, vscode.l10n.t('The scan is out. Commit the change, so that others have it too.'));
  }
  return 'answered';
}

async function write({ edits }: Proposal, done: string): Promise<boolean> {
  const refusal = await applyEdits(edits);
  if (refusal === undefined) {
    void notify.information(done);
  } else {
    await explainRefusal(vscode.l10n.t('The git hooks were not changed.'), refusal);
  }
  return refusal === undefined;
}

function nameOf({ manager }: Proposal): string {
  switch (manager) {
    case 'a tracked hooks folder':
      return vscode.l10n.t('a tracked hooks folder');
    case 'the pre-commit framework':
      return vscode.l10n.t('the pre-commit framework');
    default:
      return manager;
  }
}

/** What the program that has the hooks must be told, so that it runs a hook that it did not run before. */
function afterwards({ manager }: Proposal): string {
  switch (manager) {
    case 'lefthook':
      return vscode.l10n.t('Then run "{0}".', 'lefthook install');
    case 'the pre-commit framework': {
      const command = 'pre-commit install --hook-type pre-commit --hook-type pre-merge-commit';
      return vscode.l10n.t('Then run "{0}" in each clone.', command);
    }
    default:
      return '';
  }
}

function inSentence(proposal: Proposal): string {
  const name = nameOf(proposal);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const scheme = 'trackberry-hook';
const tabTitle = () => vscode.l10n.t('Trackberry: Proposed Change');

/**
 * Shows the present texts beside the proposed ones while it asks. A message asks: a dialog, or the box at the top, would cover
 * what is to be looked at.
 */
async function consentTo(edits: readonly TrackedEdit[], question: string): Promise<boolean> {
  const texts = new Map<string, string>();
  // A document of the same name that was shown before would be shown again as it was.
  const once = randomUUID();
  const document = ({ path }: TrackedEdit, side: string, text: string | undefined): vscode.Uri | undefined => {
    if (text === undefined) {
      return undefined;
    }
    const uri = vscode.Uri.file(path).with({ scheme, query: `${side} ${once}` });
    texts.set(uri.toString(), text);
    return uri;
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  try {
    const shown = edits.map((edit) => [
      vscode.Uri.file(edit.path),
      document(edit, 'before', edit.before),
      document(edit, 'after', edit.after),
    ]);
    await vscode.commands.executeCommand('vscode.changes', tabTitle(), shown);
    const write = vscode.l10n.t('Write the Change');
    return (await notify.information(question, write, vscode.l10n.t('Leave Everything as It Is'))) === write;
  } finally {
    await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isProposal)));
    provider.dispose();
  }
}

/** Of a tab with several texts the API tells the label alone. */
function isProposal({ label }: vscode.Tab): boolean {
  return label.startsWith(tabTitle());
}
