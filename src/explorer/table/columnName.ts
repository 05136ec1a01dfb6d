import { t } from '@vscode/l10n';
import { oneLine } from '../oneLine.ts';
import type { Column } from './answerTable.ts';

const mostCharacters = 200;

/** What the head of a column says. */
export function columnName({ key }: Column): string {
  if (key === undefined) {
    return t('(no object)');
  }
  return key === '' ? '""' : oneLine(key, mostCharacters);
}
