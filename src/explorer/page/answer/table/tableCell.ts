import type { JsonIndex } from '../../../json/jsonIndex.ts';
import { oneLine } from '../../../oneLine.ts';
import { cellText } from '../../../table/cellText.ts';

export interface ShownCell {
  text: string;
  /** Of the style. */
  look: 'text' | 'number' | 'constant' | 'nothing';
  /** What a pointer that rests on it reads, and a screen reader where the text is a sign. */
  title: string;
}

const mostInCell = 200;
const mostInTitle = 1_000;

/** How a cell looks. @param node -1 where the row has none. */
export function tableCell(index: JsonIndex, node: number): ShownCell {
  if (node === -1) {
    return { text: '—', look: 'nothing', title: 'Not in this row' };
  }
  const text = cellText(index, node);
  const shown = { text: oneLine(text, mostInCell), title: oneLine(text, mostInTitle) };
  switch (index.kind(node)) {
    case 'string':
      return text === '' ? { text: '""', look: 'nothing', title: 'Empty text' } : { ...shown, look: 'text' };
    case 'number':
      return { ...shown, look: 'number' };
    case 'null':
      return { text: 'null', look: 'nothing', title: 'null' };
    default:
      return { ...shown, look: 'constant' };
  }
}
