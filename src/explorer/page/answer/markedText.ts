import { t } from '@vscode/l10n';
import { visiblePieces } from '../../visibleText.ts';
import { element } from '../element.ts';

/** Text from outside with its unseen characters as escapes, and what the pattern finds in it marked. */
export function markedText(text: string, pattern?: RegExp): readonly (Node | string)[] {
  if (pattern === undefined) {
    return visible(text);
  }
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    parts.push(...visible(text.slice(from, index)), element('mark', {}, ...visible(found)));
    from = index + found.length;
  }
  parts.push(...visible(text.slice(from)));
  return parts;
}

function visible(text: string): readonly (Node | string)[] {
  return visiblePieces(text).map(({ text: shown, mark }) =>
    mark ? element('span', { class: 'unseen', title: t('A character that cannot be seen') }, shown) : shown,
  );
}
