import { previousOf } from '../../explorer/compared.ts';
import { draftRequest, requestUrl } from '../../explorer/request.ts';
import { clockTime } from '../clockTime.ts';
import type { ComparedAnswer } from './answerDiff.ts';
import type { AnswerStore, KeptAnswer } from './answerStore.ts';

/** An answer of a panel as one side of a comparison. @param id names it among all that were ever shown. */
export function comparedAnswer(
  id: string,
  { operation, draft, answer, at, organization, origin }: KeptAnswer,
): ComparedAnswer {
  return {
    id,
    operationId: operation.id,
    method: operation.method,
    target: requestUrl('', draftRequest(operation, draft)),
    organization,
    origin,
    status: answer.status,
    time: clockTime(at),
    body: answer.body,
  };
}

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
