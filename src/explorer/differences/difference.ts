import { t } from '@vscode/l10n';
import { oneLine } from '../oneLine.ts';

/** The kinds of differences in the order in which they are listed. `null` is strictly none: the schema allows it. */
export const differenceKinds = ['wrong', 'undocumented', 'missing', 'null'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** One difference, at all the places where it is. */
export interface Difference {
  kind: DifferenceKind;
  /** A JSON pointer (RFC 6901) in which `*` stands for every element of a list. */
  place: string;
  /** What is said of the place, without a full stop: `/shipment/vessel must be text`; the place alone where there is nothing to ask. */
  sentence: string;
  /** The nodes that differ, in the order of the answer; for what is missing, the objects that lack it. At least one. */
  nodes: readonly number[];
}

/** Characters of a place. */
const longest = 300;

/** How a sentence names a place. */
export function placeText(place: string): string {
  return oneLine(place, longest) || t('(the whole body)');
}

/** What a difference of this kind is called. */
export function kindText(kind: DifferenceKind): string {
  switch (kind) {
    case 'wrong':
      return t('Contradicts the description');
    case 'undocumented':
      return t('Not in the description');
    case 'missing':
      return t('In the description, but not in the answer');
    case 'null':
      return t('Null, as the description allows');
  }
}
