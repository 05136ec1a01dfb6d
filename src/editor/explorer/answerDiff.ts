import * as vscode from 'vscode';
import { type Compared, comparedTitle } from '../../explorer/compared.ts';
import { laidOutJson } from '../../explorer/jsonLayout.ts';
import { plainText } from '../plainText.ts';
import type { AnswerDocuments } from './answerDocuments.ts';

/** `id` names the answer among all that were ever shown. */
export interface ComparedAnswer extends Compared {
  id: string;
  body: string;
}

/** Shows how two answers differ, in the editor's diff: both laid out the same way, every digit as it came. */
export async function showAnswerDiff(
  left: ComparedAnswer,
  right: ComparedAnswer,
  documents: AnswerDocuments,
): Promise<void> {
  const [before, after] = [left, right].map(({ id, body }) => {
    const laidOut = laidOutJson(body);
    const name = laidOut === undefined ? 'answer.txt' : 'answer.json';
    return documents.uri({ id: `compared-${id}`, name, text: laidOut ?? body });
  });
  await vscode.commands.executeCommand('vscode.diff', before, after, plainText(comparedTitle(left, right), 300));
}
