import { blocksOf, firstAndRest, holds, type Span } from './blocks.ts';

/** A list of any length, of which a node is made only where it is shown. */
export interface Listed<Node> {
  /** Tells its parts from those of other lists. */
  id: string;
  length: number;
  node(place: number, parent: Node | undefined): Node;
  /** A node to be opened: all that follows the first rows, or a block of that. */
  part(kind: 'rest' | 'block', span: Span, parent: Node | undefined): Node;
  /** A few words that tell where in the list one is. */
  nameOf(place: number): string;
}

/** The first of a list, and behind "Show More" the rest. */
export function nodesOf<Node>(list: Listed<Node>, parent: Node | undefined): Node[] {
  const { first, rest } = firstAndRest(list.length);
  const nodes = nodesIn(list, first, parent);
  return rest === undefined ? nodes : [...nodes, list.part('rest', rest, parent)];
}

/** The nodes of a part of a list, or the blocks that they are in. */
export function nodesIn<Node>(list: Listed<Node>, span: Span, parent: Node | undefined): Node[] {
  const blocks = blocksOf(span);
  return blocks.length > 0
    ? blocks.map((block) => list.part('block', block, parent))
    : Array.from({ length: span.to - span.from }, (_, index) => list.node(span.from + index, parent));
}

/** The node at a place, with every node that it lies in as its parents. */
export function nodeAt<Node>(list: Listed<Node>, place: number, parent: Node | undefined): Node {
  const { first, rest } = firstAndRest(list.length);
  if (rest === undefined || holds(first, place)) {
    return list.node(place, parent);
  }
  let above = list.part('rest', rest, parent);
  for (let block = blockAt(rest, place); block !== undefined; block = blockAt(block, place)) {
    above = list.part('block', block, above);
  }
  return list.node(place, above);
}

function blockAt(span: Span, place: number): Span | undefined {
  return blocksOf(span).find((block) => holds(block, place));
}
