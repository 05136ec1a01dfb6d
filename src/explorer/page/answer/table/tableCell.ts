import { t } from '@vscode/l10n';
import type { JsonIndex } from '../../../json/jsonIndex.ts';
import { oneLine } from '../../../oneLine.ts';
import { cellBeginning } from '../../../table/cellText.ts';

export interface ShownCell {
  text: string;
  /** Of the style. */
  look: 'text' | 'number' | 'constant' | 'nothing';
  /** In words, where the text is a sign for nothing. */
  label?: string;
}

const mostInCell = 200;
const mostInTitle = 1_000;

/** How a cell looks. @param node -1 where the row has none. */
export function tableCell(index: JsonIndex, node: number): ShownCell {
  if (node === -1) {
    return { text: '—', look: 'nothing', label: t('Not in this row') };
  }
  const text = oneLine(cellBeginning(index, node, mostInCell + 1), mostInCell);
  switch (index.kind(node)) {
    case 'string':
      return text === '' ? { text: '""', look: 'nothing', label: t('Empty text') } : { text, look: 'text' };
    case 'number':
      return { text, look: 'number' };
    case 'null':
      return { text, look: 'nothing' };
    default:
      return { text, look: 'constant' };
  }
}

/** What a pointer that rests on a cell reads: more of it. */
export function cellTitle(index: JsonIndex, node: number): string {
  return tableCell(index, node).label ?? oneLine(cellBeginning(index, node, mostInTitle + 1), mostInTitle);
}
