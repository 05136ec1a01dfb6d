import { t } from '@vscode/l10n';
import { formatNumber } from '../../l10n/formats.ts';
import type { JsonIndex } from '../json/jsonIndex.ts';
import { oneLine } from '../oneLine.ts';

/** Characters. */
const longest = 80;

/** A value as it came, in one line and in short: of an object or a list, how much it holds. */
export function shownValue(index: JsonIndex, node: number): string {
  switch (index.kind(node)) {
    case 'object':
      return fields(index.childCount(node));
    case 'array':
      return elements(index.childCount(node));
    default:
      return oneLine(index.source(node), longest);
  }
}

function fields(count: number): string {
  return count === 1 ? t('an object with 1 field') : t('an object with {0} fields', formatNumber(count));
}

function elements(count: number): string {
  return count === 1 ? t('a list with 1 element') : t('a list with {0} elements', formatNumber(count));
}
