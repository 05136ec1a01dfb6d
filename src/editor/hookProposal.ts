import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TrackedPlace } from '../guard/hookManager.ts';
import {
  applyEdits,
  type Proposal,
  proposeInstall,
  proposeRemoval,
  type TrackedEdit,
} from '../guard/tracked/proposal.ts';
import { explainRefusal } from './hookRefused.ts';
import { notify } from './notify.ts';

/** What the program that has the hooks must be told, so that it runs a hook that it did not run before. */
const afterwards: Record<Proposal['manager'], string> = {
  Husky: '',
  'a tracked hooks folder': '',
  lefthook: ' Then run "lefthook install".',
  'the pre-commit framework':
    ' Then run "pre-commit install --hook-type pre-commit --hook-type pre-merge-commit" in each clone.',
};

/** Shows what would put the scan into the hooks that the team shares, and writes it with consent. True when it is in. */
export async function addToTrackedHooks(place: TrackedPlace, repository: string): Promise<boolean> {
  const proposal = await proposeInstall(place);
  if (proposal.kind === 'refused') {
    await explainRefusal('The git hooks were not changed.', proposal);
    return false;
  }
  if (proposal.edits.length === 0) {
    void notify.information(`${inSentence(proposal)} runs the scan already.`);
    return true;
  }
  const needed = proposal.hasCommand
    ? 'npx runs the trackberry-scan that the project has installed.'
    : 'trackberry-scan is not installed in this project: until it is one of its dependencies, this stops every commit.';
  const question = `Let ${proposal.manager} of ${repository} run the scan before each commit, as shown? ${needed}`;
  const done = `The scan is in. Commit the change, so that others have it too.${afterwards[proposal.manager]}`;
  return (await consentTo(proposal.edits, question)) && (await write(proposal, done));
}

/** Shows what would take the scan out of them, and writes it with consent. */
export async function removeFromTrackedHooks(
  place: TrackedPlace,
  repository: string,
): Promise<'nothing there' | 'answered'> {
  const proposal = await proposeRemoval(place);
  if (proposal.kind === 'refused') {
    await explainRefusal('The git hooks were not changed.', proposal);
    return 'answered';
  }
  if (proposal.edits.length === 0) {
    return 'nothing there';
  }
  const question = `Take the scan out of ${proposal.manager} of ${repository}, as shown?`;
  if (await consentTo(proposal.edits, question)) {
    await write(proposal, 'The scan is out. Commit the change, so that others have it too.');
  }
  return 'answered';
}

async function write({ edits }: Proposal, done: string): Promise<boolean> {
  const refusal = await applyEdits(edits);
  if (refusal === undefined) {
    void notify.information(done);
  } else {
    await explainRefusal('The git hooks were not changed.', refusal);
  }
  return refusal === undefined;
}

function inSentence({ manager }: Proposal): string {
  return `${manager.charAt(0).toUpperCase()}${manager.slice(1)}`;
}

const scheme = 'trackberry-hook';
const tabTitle = 'Trackberry: Proposed Change';

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
    await vscode.commands.executeCommand('vscode.changes', tabTitle, shown);
    const write = 'Write the Change';
    return (await notify.information(question, write, 'Leave Everything as It Is')) === write;
  } finally {
    await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isProposal)));
    provider.dispose();
  }
}

/** Of a tab with several texts the API tells the label alone. */
function isProposal({ label }: vscode.Tab): boolean {
  return label.startsWith(tabTitle);
}
