import type { AnswerTable } from './answerTable.ts';

/** The id of a row that is a shipment: an object with an `id` in an array that is called `shipments`. */
export function shipmentId({ index, node }: AnswerTable, row: number): string | undefined {
  if (index.key(node) !== 'shipments' || index.kind(row) !== 'object') {
    return undefined;
  }
  const id = index.child(row, 'id');
  const text = id === undefined ? undefined : index.stringValue(id);
  return text === '' ? undefined : text;
}
