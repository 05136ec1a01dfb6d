import type { Operation } from '../../../trackberry/operation.ts';
import { type BodyGroup, bodyGroups } from '../../bodyFields.ts';
import { composeBody, readBody } from '../../bodyText.ts';
import type { FormValues } from '../../formValues.ts';

/** A body as fields and as raw text; `raw` says which of them counts. */
export type BodyState = Pick<FormValues, 'body' | 'raw' | 'rawText'>;

/** The JSON that a body's form stands for. @param groups none where there is only raw text. */
export function bodyTextOf(groups: readonly BodyGroup[], state: BodyState): string {
  return state.raw || groups.length === 0 ? state.rawText : composeBody(groups, state.body);
}

/** The form for a body's text, as fields where they can say all of it. */
export function bodyFromText(operation: Operation, text: string): BodyState {
  return asFields(operationGroups(operation), text) ?? { body: {}, raw: true, rawText: text };
}

/** The text is kept, and comes back as it was written if no field is changed. */
export function asFields(groups: readonly BodyGroup[], text: string): BodyState | undefined {
  const body = text.trim() === '' ? {} : readBody(groups, text);
  return body && { body, raw: false, rawText: text };
}

export function asRaw(groups: readonly BodyGroup[], { body, rawText }: BodyState): BodyState {
  const text = composeBody(groups, body);
  const before = rawText.trim() === '' ? undefined : readBody(groups, rawText);
  const unchanged = before !== undefined && composeBody(groups, before) === text;
  return { body, raw: true, rawText: unchanged ? rawText : text };
}

export function operationGroups({ body }: Operation): readonly BodyGroup[] {
  return body === undefined ? [] : bodyGroups(body.schema, body.required);
}
