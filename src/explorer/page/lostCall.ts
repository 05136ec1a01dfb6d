import { t } from '@vscode/l10n';
import { isWrite } from '../../trackberry/method.ts';
import type { Operation } from '../../trackberry/operation.ts';
import type { FormValues } from '../formValues.ts';
import { sentReference } from '../sentReference.ts';
import type { CallState } from './answer/answerPane.ts';
import { bodyTextOf, operationGroups } from './request/bodyState.ts';
import type { UnknownOutcome } from './request/outcomePane.ts';

/** What there is to say of a call that was under way when the window was loaded anew: nobody knows of it any more. */
export function lostCall(
  operation: Operation,
  form: FormValues,
): { state: CallState; unknown: UnknownOutcome | undefined } {
  const writes = isWrite(operation.method);
  const reference = sentReference(operation, bodyTextOf(operationGroups(operation), form));
  const message = t('The window was reloaded during this call, and its answer is lost.');
  return {
    state: { phase: 'unanswered', answer: { kind: 'failed', message, outcomeUnknown: writes } },
    unknown: writes ? { ...(reference !== undefined && { reference }) } : undefined,
  };
}
