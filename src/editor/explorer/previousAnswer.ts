import * as vscode from 'vscode';
import { previousOf } from '../../explorer/compared.ts';
import { draftRequest, requestUrl } from '../../explorer/request.ts';
import { formatClock } from '../../l10n/formats.ts';
import { notify } from '../notify.ts';
import { type ComparedAnswer, showAnswerDiff } from './answerDiff.ts';
import type { AnswerDocuments } from './answerDocuments.ts';
import type { AnswerStore, KeptAnswer } from './answerStore.ts';

/** The earlier answer to compare this one with, if there is one. */
export function previousAnswer(callId: number, answers: AnswerStore): KeptAnswer | undefined {
  const compared = (id: number) => {
    const kept = answers.get(id);
    return kept === undefined ? [] : [{ ...comparedAnswer('', kept), kept }];
  };
  const [shown] = compared(callId);
  const earlier = answers
    .callIds()
    .filter((id) => id < callId)
    .flatMap(compared);
  return shown && previousOf(shown, earlier)?.kept;
}

/** @param panel names the panel among all that were ever open: documents of an earlier one may still be. */
export async function compareWithPrevious(
  callId: number,
  answers: AnswerStore,
  panel: string,
  documents: AnswerDocuments,
): Promise<void> {
  const [kept, previous] = [answers.get(callId), previousAnswer(callId, answers)];
  if (kept === undefined || previous === undefined) {
    await notify.information(vscode.l10n.t('The answer before this one is no longer kept: newer ones took its place.'));
    return;
  }
  const left = comparedAnswer(`${panel}-before-${callId}`, previous);
  await showAnswerDiff(left, comparedAnswer(`${panel}-${callId}`, kept), documents);
}

/** An answer of a panel as one side of a comparison. @param id names it among all that were ever shown. */
function comparedAnswer(
  id: string,
  { operation, draft, answer, at, place, organization, origin }: KeptAnswer,
): ComparedAnswer {
  return {
    id,
    operationId: operation.id,
    method: operation.method,
    target: requestUrl('', draftRequest(operation, draft)),
    place,
    organization,
    origin,
    status: answer.status,
    time: formatClock(at),
    body: answer.body,
  };
}
