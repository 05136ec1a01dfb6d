import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../src/shipments/blocks.ts';
import { type Listed, nodeAt, nodesIn, nodesOf } from '../../../src/shipments/listed.ts';

interface Node {
  /** What it is, and where: unlike any other of the list. */
  name: string;
  span?: Span;
  parent: Node | undefined;
}

const numbers = (length: number): Listed<Node> => ({
  id: 'numbers',
  length,
  node: (place, parent) => ({ name: `row ${place}`, parent }),
  part: (kind, span, parent) => ({ name: `${kind} ${span.from}`, span, parent }),
  nameOf: String,
});
const names = (nodes: readonly Node[]) => nodes.map(({ name }) => name);

describe('a long list in a tree', () => {
  it('shows its first 1,000, and the rest behind one more node', () => {
    const nodes = nodesOf(numbers(1_340), undefined);
    assert.equal(nodes.length, 1_001);
    assert.deepEqual(names(nodes.slice(-2)), ['row 999', 'rest 1000']);
    assert.equal(nodesIn(numbers(1_340), { from: 1_000, to: 1_340 }, nodes.at(-1)).length, 340);
  });

  it('shows everything where that is little', () => {
    assert.deepEqual(names(nodesOf(numbers(2), undefined)), ['row 0', 'row 1']);
  });

  it('leads to every place over nodes that their parents show', () => {
    const lengthAndPlace = fc
      .integer({ min: 1, max: 3_000_000 })
      .chain((length) => fc.tuple(fc.constant(length), fc.nat(length - 1)));
    fc.assert(
      fc.property(lengthAndPlace, ([length, place]) => {
        const list = numbers(length);
        const path: Node[] = [];
        for (let node: Node | undefined = nodeAt(list, place, undefined); node !== undefined; node = node.parent) {
          path.unshift(node);
        }
        assert.equal(path.at(-1)?.name, `row ${place}`);
        assert.ok(path.length <= 4);
        for (const { name, parent } of path) {
          const shown: Node[] =
            parent?.span === undefined ? nodesOf(list, undefined) : nodesIn(list, parent.span, parent);
          assert.ok(names(shown).includes(name), `${name} under ${parent?.name}`);
        }
      }),
      { numRuns: 30 },
    );
  });
});
