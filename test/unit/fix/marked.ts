import { strict as assert } from 'node:assert';
import { environmentRead } from '../../../src/fix/environmentRead.ts';
import { edited, type Refusal, type Replacement } from '../../../src/fix/replacement.ts';
import { variableName } from '../../../src/fix/variableName.ts';
import { aToken } from '../scan/inventedTokens.ts';

/** Stands in a template for the token; twice, it stands in front of a split token's halves. */
export const mark = '§';

export interface FixCase {
  file: string;
  languageId?: string;
  /** The text with a mark for the token. */
  template: string;
  token?: string;
}

export function withToken({ template, token = aToken }: FixCase): string {
  const halves = template.split(mark).length === 3 ? [token.slice(0, 8), token.slice(8)] : [token];
  return template.split(mark).reduce((text, part, index) => text + (halves[index - 1] ?? '') + part);
}

export function fixOf(fixCase: FixCase): Replacement | Refusal {
  const { template, token = aToken, file, languageId } = fixCase;
  const text = withToken(fixCase);
  const start = template.indexOf(mark);
  const end = text.length - (template.length - template.lastIndexOf(mark) - mark.length);
  assert.ok(text.slice(start, end).length >= token.length);
  const range = { start, end };
  return environmentRead({
    text,
    ...range,
    file,
    variable: variableName(text, range),
    ...(languageId === undefined ? {} : { languageId }),
  });
}

/** The whole text after the fix. */
export function fixedText(fixCase: FixCase): string {
  const result = fixOf(fixCase);
  assert.equal(result.kind, 'replacement', result.kind === 'refused' ? result.reason : '');
  const after = result.kind === 'replacement' ? edited(withToken(fixCase), result.edits) : '';
  assert.ok(!after.includes((fixCase.token ?? aToken).slice(8)), 'the token is still there');
  return after;
}

/** The reason for which there is no fix. */
export function refusalOf(fixCase: FixCase): string {
  const result = fixOf(fixCase);
  assert.equal(result.kind, 'refused');
  return result.kind === 'refused' ? result.reason : '';
}
