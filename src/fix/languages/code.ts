import { t } from '@vscode/l10n';
import type { LiteralPlace } from './language.ts';

/** Up to `length` units of code in front of the literal, with every string as `""` and every comment left out. */
export function codeBefore({ text, first, literals, comments }: LiteralPlace, length = 1000): string {
  const from = Math.max(0, first.start - length);
  const hidden = [...literals.map((each) => ({ ...each, as: '""' })), ...comments.map((each) => ({ ...each, as: '' }))]
    .filter(({ start, end }) => start >= from && end <= first.start)
    .sort((a, b) => a.start - b.start);
  let code = '';
  let at = from;
  for (const { start, end, as } of hidden) {
    if (start >= at) {
      code += text.slice(at, start) + as;
      at = end;
    }
  }
  return code + text.slice(at, first.start);
}

/** The code that follows the literal, up to `length` units. */
export function codeAfter({ text, last }: LiteralPlace, length = 100): string {
  return text.slice(last.end, last.end + length);
}

export const constantReason = (): string =>
  t(
    'A constant is fixed when the program is compiled, and so is an annotation. Make it a variable that reads the environment.',
  );

export const patternReason = (): string =>
  t('Here the token is a pattern that values are compared with. Compare with a variable instead.');

export const multilineReason = (): string =>
  t('Here a string over several lines would have to be cut. Put it together from its parts by hand.');
