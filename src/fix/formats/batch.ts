import { t } from '@vscode/l10n';
import { type Fix, refuse, replacement, withPlaceholder } from '../replacement.ts';

/** For cmd: `%X%` is put in wherever it stands, in quotes or not. */
export const batch: Fix = (place) => {
  const { text, start, end, variable } = place;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const before = text.slice(lineStart, start);
  if (/^\s*@?(?:rem\b|::)/i.test(before)) {
    return withPlaceholder(place);
  }
  if (/[\r\n]/.test(text.slice(start, end))) {
    return refuse(t('The token is split over lines. Join them, and fix it then.'));
  }
  const assignment = new RegExp(`^(\\s*@?)set\\s+"?${variable}=$`, 'i').exec(before);
  const rest = /^"?[ \t]*(?=[\r\n]|$)/.exec(text.slice(end, end + 80));
  if (assignment !== null && rest !== null) {
    const check = `${assignment[1]}if not defined ${variable} (echo Set ${variable} first.& exit /b 1)`;
    return replacement([{ start: lineStart, end: end + rest[0].length, text: check }]);
  }
  return replacement([{ start, end, text: `%${variable}%` }]);
};
