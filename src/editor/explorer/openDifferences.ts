import * as vscode from 'vscode';
import { answerFileName } from '../../explorer/answerFileName.ts';
import { answerDifferences } from '../../explorer/differences/answerDifferences.ts';
import { differencesText } from '../../explorer/differences/differencesText.ts';
import { JsonIndex } from '../../explorer/json/jsonIndex.ts';
import { indexJsonSteps } from '../../explorer/json/jsonIndexer.ts';
import { inSlices, type Steps } from '../../steps/steps.ts';
import type { AnswerDocuments } from './answerDocuments.ts';
import type { KeptAnswer } from './answerStore.ts';

/**
 * Opens the list of all differences between an answer and its description, with every place.
 * @param id names the list among all that were ever shown.
 */
export async function openDifferences(kept: KeptAnswer, id: string, documents: AnswerDocuments): Promise<void> {
  const text = await inSlices(listed(kept));
  const name = answerFileName(kept, true).replace(/json$/, 'differences.txt');
  await vscode.commands.executeCommand('vscode.open', documents.uri({ id, name, text }));
}

function* listed({ operation, answer }: KeptAnswer): Steps<string> {
  const index = answer.body === '' ? undefined : yield* indexJsonSteps(answer.body);
  const found = yield* answerDifferences(operation, answer.status, index);
  return yield* differencesText(found, index instanceof JsonIndex ? index : undefined);
}
