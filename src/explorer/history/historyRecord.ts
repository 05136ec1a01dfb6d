import type { Operation } from '../../trackberry/operation.ts';
import type { Clean } from '../clean.ts';
import type { Draft } from '../draft.ts';
import type { Answer } from '../protocol.ts';
import { draftRequest, requestUrl } from '../request.ts';
import type { Bodies, HistoryEntry } from './historyEntry.ts';

/** A call as it was made. */
export interface MadeCall {
  at: number;
  /** Names the organization at its address, whatever it is called: `Session.place`. */
  place: string;
  organization: string;
  origin: string;
  operation: Operation;
  draft: Draft;
  answer: Answer;
}

/** Characters. What is longer is no value that one types. */
const longestValue = 2_000;

/** What is kept of a call: nothing in it has escaped `clean`. */
export function recordOf({ operation, draft, answer, ...call }: MadeCall, clean: Clean): [HistoryEntry, Bodies] {
  const typed = operation.parameters.flatMap(({ name }) => {
    const value = Object.hasOwn(draft.parameters, name) ? draft.parameters[name] : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  // Nothing is kept of a field that held a secret: a form filled with the rest of it would look complete.
  const kept = typed.filter(([name, value]) => value.length <= longestValue && clean(value, name) === value);
  const parameters = Object.fromEntries(kept);
  const request = draft.body === undefined ? undefined : clean(draft.body, 'body');
  const { path, query } = draftRequest(operation, { parameters });
  const entry: HistoryEntry = {
    ...call,
    organization: clean(call.organization, 'organization'),
    operationId: operation.id,
    summary: operation.summary,
    method: operation.method,
    target: requestUrl('', { method: operation.method, path, query }),
    parameters,
    incomplete: kept.length < typed.length || request !== draft.body,
    hasBody: draft.body !== undefined,
    ...(answer.kind === 'answered' && answer.combined !== undefined && { calls: answer.combined.calls }),
    outcome: outcomeOf(answer, clean),
  };
  return [
    entry,
    { ...(request !== undefined && { request }), ...(answer.kind === 'answered' && { answer: answer.body }) },
  ];
}

function outcomeOf(answer: Answer, clean: Clean): HistoryEntry['outcome'] {
  switch (answer.kind) {
    case 'answered': {
      const { status, statusText, waitingMs, totalMs, bytes } = answer;
      return { kind: 'answered', status, statusText: clean(statusText, 'status'), waitingMs, totalMs, bytes };
    }
    case 'failed':
      return { kind: 'failed', message: clean(answer.message, 'message'), outcomeUnknown: answer.outcomeUnknown };
    case 'cancelled':
      return { kind: 'cancelled', message: answer.message };
  }
}
