import type { Steps } from '../../steps/steps.ts';
import type { JsonIndex } from '../json/jsonIndex.ts';

/** An array of an answer that has an object in it. */
export interface FoundTable {
  node: number;
  rows: number;
}

/** Nodes in one step. */
const inOneStep = 5_000;

/** The tables of an answer: those with the most rows first. */
export function* findTables(index: JsonIndex): Steps<readonly FoundTable[]> {
  const found = new Set<number>();
  for (let node = 1; node < index.length; node += 1) {
    if (index.kind(node) === 'object' && index.kind(index.parent(node)) === 'array') {
      found.add(index.parent(node));
    }
    if (node % inOneStep === 0) {
      yield;
    }
  }
  const tables: FoundTable[] = [];
  for (const node of found) {
    tables.push({ node, rows: yield* count(index, node) });
  }
  return tables.sort((a, b) => b.rows - a.rows || a.node - b.node);
}

/** Not by `childCount`: that takes time with the depth, and there may be as many arrays as levels. */
function* count(index: JsonIndex, node: number): Steps<number> {
  let rows = 0;
  const end = index.next(node);
  for (let row = node + 1; row < end; row = index.next(row)) {
    rows += 1;
    if (rows % inOneStep === 0) {
      yield;
    }
  }
  return rows;
}
