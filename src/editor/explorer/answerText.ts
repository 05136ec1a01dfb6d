import * as vscode from 'vscode';
import { answerFileName } from '../../explorer/answerFileName.ts';
import { JsonIndex } from '../../explorer/json/jsonIndex.ts';
import { indexJsonSteps } from '../../explorer/json/jsonIndexer.ts';
import { laidOutJsonSteps } from '../../explorer/jsonLayout.ts';
import { inSlices } from '../../steps/steps.ts';
import { chooseFile, writeWhole } from '../exportedFile.ts';
import { notify } from '../notify.ts';
import type { AnswerDocuments } from './answerDocuments.ts';
import type { KeptAnswer } from './answerStore.ts';

/**
 * Opens the body in an editor, read-only.
 * @param id names the answer among all that were ever shown.
 * @param form JSON can be laid out in lines; anything else comes as it is.
 */
export async function openAsText(
  kept: KeptAnswer,
  id: string,
  form: 'laidOut' | 'asItCame',
  documents: AnswerDocuments,
): Promise<void> {
  const { body } = kept.answer;
  const laidOut = form === 'laidOut' ? await inSlices(laidOutJsonSteps(body)) : undefined;
  const name = answerFileName(kept, laidOut !== undefined || (await isJson(body)));
  const text = laidOut ?? body;
  // Not showTextDocument, which refuses what is too large to be shared with extensions.
  await vscode.commands.executeCommand('vscode.open', documents.uri({ id: `${id}-${form}`, name, text }));
}

/** Writes the body to a file that the user chooses; the dialog asks before one is overwritten. */
export async function saveBody(kept: KeptAnswer): Promise<void> {
  const { body, bytes } = kept.answer;
  const name = answerFileName(kept, await isJson(body));
  const target = await chooseFile(vscode.l10n.t('Save the Body of the Answer'), name);
  if (target === undefined) {
    return;
  }
  const content = new TextEncoder().encode(body);
  await writeWhole(target, content);
  if (content.byteLength !== bytes) {
    await notify.warning(
      vscode.l10n.t(
        'The saved file is not byte for byte what the server sent: what is no UTF-8 text, a byte order mark and tokens were replaced or left out on arrival.',
      ),
    );
  }
}

async function isJson(text: string): Promise<boolean> {
  return (await inSlices(indexJsonSteps(text))) instanceof JsonIndex;
}
