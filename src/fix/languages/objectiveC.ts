import { t } from '@vscode/l10n';
import { codeBefore, constantReason } from './code.ts';
import type { Language } from './language.ts';
import { cComments, character, double } from './quotes.ts';

export const objectiveC: Language = {
  ...cComments,
  quotes: [{ ...double, open: /(?<prefix>@)"/y }, double],
  skip: character,
  adjacent: true,
  join: (parts) => `[@[${parts.join(', ')}] componentsJoinedByString:@""]`,
  read: (variable) => `NSProcessInfo.processInfo.environment[@"${variable}"]`,
  refusal: (place) => {
    if (/(?:^|\n)[ \t]*#[^\n]*$|\bstatic\b[^;{}]*$|(?:^|\n)NSString[^;{}]*$/.test(codeBefore(place))) {
      return constantReason();
    }
    return place.first.prefix === '@' && place.last.prefix === '@'
      ? undefined
      : t('This is a string of C. Make it an NSString, and fix it then.');
  },
};
