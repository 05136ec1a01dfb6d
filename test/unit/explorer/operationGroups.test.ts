import assert from 'node:assert/strict';
import { bySourceAndTag, byTag } from '../../../src/explorer/operationGroups.ts';
import type { Operation } from '../../../src/trackberry/operation.ts';

function operation(id: string, tag: string, from?: string): Operation {
  const rest = { method: 'GET', path: `/${id}`, summary: id, description: '', parameters: [], responses: {} } as const;
  return { id, tag, ...rest, ...(from !== undefined && { from }) };
}

describe('operation groups', () => {
  it('are by tag, in the order in which the tags come first; those without one are together', () => {
    const operations = [
      operation('a', 'B'),
      operation('b', ''),
      operation('c', 'A'),
      operation('d', 'B'),
      operation('e', 'Other'),
    ];
    assert.deepEqual(
      byTag(operations).map((group) => [group.name, group.operations.map(({ id }) => id).join('')]),
      [
        ['B', 'ad'],
        ['Other', 'be'],
        ['A', 'c'],
      ],
    );
  });

  it("keep the user's own apart, with the name of the document", () => {
    const operations = [
      operation('a', 'Shipments'),
      operation('b', 'Shipments', 'acme.yaml'),
      operation('c', '__proto__', 'acme.yaml'),
    ];
    assert.deepEqual(
      bySourceAndTag(operations).map(({ name }) => name),
      ['Shipments', 'Shipments · from acme.yaml', '__proto__ · from acme.yaml'],
    );
  });
});
