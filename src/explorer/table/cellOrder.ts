import type { JsonIndex } from '../json/jsonIndex.ts';
import { compareDecimals } from './compareDecimals.ts';
import { compareInstants, type Instant, readInstant } from './instant.ts';

/** What a cell is sorted by. The kinds stand in the order of `kinds`. */
export type SortKey =
  | { kind: 'flag'; flag: boolean }
  | { kind: 'number'; number: string }
  | { kind: 'instant'; instant: Instant }
  | { kind: 'text'; text: string }
  | { kind: 'members'; members: number }
  | { kind: 'null' }
  | { kind: 'missing' };

const kinds = ['flag', 'number', 'instant', 'text', 'members', 'null', 'missing'] as const;
const rank = Object.fromEntries(kinds.map((kind, index) => [kind, index])) as Record<SortKey['kind'], number>;

/** @param node -1 where the row has no such cell. */
export function sortKey(index: JsonIndex, node: number): SortKey {
  switch (node === -1 ? undefined : index.kind(node)) {
    case undefined:
      return { kind: 'missing' };
    case 'null':
      return { kind: 'null' };
    case 'boolean':
      return { kind: 'flag', flag: index.source(node) === 'true' };
    case 'number':
      return { kind: 'number', number: index.source(node) };
    case 'string': {
      const text = index.stringValue(node) ?? '';
      const instant = readInstant(text);
      return instant === undefined ? { kind: 'text', text } : { kind: 'instant', instant };
    }
    default:
      return { kind: 'members', members: index.childCount(node) };
  }
}

/**
 * Orders cells: false before true, numbers by their exact value, times as time, text as a reader of the language expects
 * (`BU-9` before `BU-10`), objects and lists by how much they hold. Null and what is missing come last, also descending.
 */
export function cellOrder(descending: boolean, language: string): (a: SortKey, b: SortKey) => number {
  const collator = collatorOf(language);
  const direction = descending ? -1 : 1;
  return (a, b) =>
    a.kind === b.kind
      ? direction * compareAlike(a, b, collator)
      : (isValue(a) && isValue(b) ? direction : 1) * (rank[a.kind] - rank[b.kind]);
}

function collatorOf(language: string): Intl.Collator {
  const natural = { numeric: true };
  try {
    return new Intl.Collator(language, natural);
  } catch {
    return new Intl.Collator('en', natural); // it comes in a message, which may hold any text
  }
}

function isValue({ kind }: SortKey): boolean {
  return kind !== 'null' && kind !== 'missing';
}

function compareAlike(a: SortKey, b: SortKey, collator: Intl.Collator): number {
  if (a.kind === 'text' && b.kind === 'text') {
    return collator.compare(a.text, b.text);
  }
  if (a.kind === 'number' && b.kind === 'number') {
    return compareDecimals(a.number, b.number);
  }
  if (a.kind === 'instant' && b.kind === 'instant') {
    return compareInstants(a.instant, b.instant);
  }
  if (a.kind === 'flag' && b.kind === 'flag') {
    return Number(a.flag) - Number(b.flag);
  }
  return a.kind === 'members' && b.kind === 'members' ? a.members - b.members : 0;
}
