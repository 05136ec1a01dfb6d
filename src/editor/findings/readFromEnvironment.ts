import * as vscode from 'vscode';
import { environmentRead } from '../../fix/environmentRead.ts';
import { variableName } from '../../fix/variableName.ts';
import type { Rule } from '../../scan/finding.ts';
import { notify } from '../notify.ts';
import type { AddedLine, EditPreview } from './editPreview.ts';
import type { LocatedFinding } from './locatedFinding.ts';
import { isNotebookFile } from './notebookCells.ts';

/** A token that nothing ties to Trackberry may be another service's. */
const otherVariable = 'API_TOKEN';
/** Enough for a name that stands before its value. */
const linesBefore = 3;

/** The variable that a token at `position` is to be read from. */
export function variableFor(document: vscode.TextDocument, position: vscode.Position, rule: Rule): string {
  if (rule === 'bearer-token') {
    return otherVariable;
  }
  const from = new vscode.Position(Math.max(0, position.line - linesBefore), 0);
  const before = document.getText(new vscode.Range(from, position));
  return variableName(before, { start: before.length, end: before.length });
}

/**
 * Shows the edits after which the program reads the token from a variable, applies and saves them. False, and the user is
 * told why, when nothing was changed.
 * @param token its value, where that is known: the text may hold an encoded form.
 * @param also what is shown and applied along with them.
 */
export async function replaceLiteral(
  preview: EditPreview,
  { document, start, end, file }: LocatedFinding,
  { variable, token }: { variable: string; token: string | undefined },
  also?: AddedLine,
): Promise<boolean> {
  const { uri, languageId } = document;
  if (isNotebookFile(uri)) {
    void notify.information(vscode.l10n.t('This is in a notebook. Open it, and mend the cell.'));
    return false;
  }
  const fix = environmentRead({
    text: document.getText(),
    start,
    end,
    languageId,
    // A cell is in the language of its own, whatever the notebook's file is called.
    file: uri.scheme === 'vscode-notebook-cell' ? '' : file.name,
    variable,
    token,
  });
  if (fix.kind === 'refused') {
    void notify.warning(vscode.l10n.t('Nothing was changed. {0}', fix.reason));
    return false;
  }
  const title = vscode.l10n.t('Read {0} from the Environment', variable);
  const applied = await preview.propose({ title, document, edits: fix.edits, also });
  if (applied === 'unsaved') {
    void notify.warning(
      vscode.l10n.t(
        'The token is taken out of the text, but not all of it is saved: what is on disk may still hold it.',
      ),
    );
  }
  if (applied !== 'discarded' && fix.note !== undefined) {
    void notify.information(fix.note);
  }
  return applied !== 'discarded';
}
