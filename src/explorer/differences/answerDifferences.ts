import { t } from '@vscode/l10n';
import type { Steps } from '../../steps/steps.ts';
import type { DescribedAnswer, Operation } from '../../trackberry/operation.ts';
import { JsonIndex } from '../json/jsonIndex.ts';
import { type NotJson, notJsonText } from '../json/notJson.ts';
import { type BodyDifferences, bodyDifferences } from './bodyDifferences.ts';

/** How an answer differs from what its call describes. */
export interface AnswerDifferences extends BodyDifferences {
  /** What differs about the answer as a whole, in sentences. */
  whole: readonly string[];
  /** What the answer was held against, in a sentence. */
  against: string;
}

/** @param body its index, or where it stops being JSON; undefined where there is none. */
export function* answerDifferences(
  { responses }: Operation,
  status: number,
  body: JsonIndex | NotJson | undefined,
): Steps<AnswerDifferences> {
  const none = { differences: [], unchecked: [], whole: [] };
  const described = describedAnswer(responses, status);
  if (described === undefined) {
    const known = Object.keys(responses).join(', ');
    const sentence =
      known === ''
        ? t('Status {0} is not described for this call.', status)
        : t('Status {0} is not described for this call; described are {1}.', status, known);
    return { ...none, whole: [sentence], against: t('There is nothing to compare the body with.') };
  }
  const [key, { schema }] = described;
  if (schema === undefined) {
    return { ...none, against: t('The description says nothing about the body of status {0}.', key) };
  }
  const against = t('Compared with the description of status {0}.', key);
  if (body === undefined) {
    return { ...none, whole: [t('A JSON body is described, and there is no body.')], against };
  }
  if (!(body instanceof JsonIndex)) {
    return { ...none, whole: [t('A JSON body is described, and this is not JSON: {0}.', notJsonText(body))], against };
  }
  return { ...none, ...(yield* bodyDifferences(body, schema)), against };
}

/** How many there are; null where the schema allows it is none. */
export function countOf({ whole, differences }: AnswerDifferences): number {
  return whole.length + differences.filter(({ kind }) => kind !== 'null').length;
}

/** A status is described by its number, by its hundred (`2XX`), or by `default`. */
function describedAnswer(
  responses: Operation['responses'],
  status: number,
): readonly [key: string, answer: DescribedAnswer] | undefined {
  for (const wanted of [String(status), `${Math.floor(status / 100)}XX`, 'DEFAULT']) {
    const found = Object.entries(responses).find(([key]) => key.toUpperCase() === wanted);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
