import assert from 'node:assert/strict';
import { fieldFault, formFault, newShipment, newShipmentFields } from '../../../src/explorer/newShipmentForm.ts';
import { listOperations, openApiDocument } from '../../../src/trackberry/openapi.ts';
import type { Operation } from '../../../src/trackberry/operation.ts';

const operation = listOperations(openApiDocument).find(({ id }) => id === 'createShipment');
assert.ok(operation);

/** The call as a description might have it that says more about its fields. */
function stricter(shipment: object): Operation {
  const schema = { type: 'object', properties: { shipment: { type: 'object', ...shipment } } };
  return { ...(operation as Operation), body: { required: true, schema } };
}

describe('the form for a new shipment', () => {
  it('asks for the documented fields, each with what the description says', () => {
    assert.deepEqual(
      newShipmentFields(operation).map(({ name, description, example }) => [name, description, example]),
      [
        ['reference', 'Your own reference.', 'BU-1341'],
        ['vessel', 'Vessel that carries it.', 'MSC Aurora'],
        ['origin', 'Where it comes from.', 'Valparaiso, Chile'],
        ['destination', 'Where it goes.', 'Rotterdam, Netherlands'],
      ],
    );
  });

  it('leaves out what is empty', () => {
    assert.deepEqual(newShipment({ reference: 'BU-1', vessel: '', origin: undefined as unknown as string }), {
      reference: 'BU-1',
    });
    assert.equal(formFault(operation, {}), undefined);
  });

  it('judges a field by its schema, and the whole by that of the body', () => {
    const strict = stricter({
      properties: { reference: { type: 'string', maxLength: 4 }, vessel: { type: 'string' } },
      required: ['vessel'],
    });
    const [reference] = newShipmentFields(strict);
    assert.ok(reference);
    assert.equal(fieldFault(reference, 'BU-1'), undefined);
    assert.equal(fieldFault(reference, 'BU-1341'), 'reference must have at most 4 characters');
    assert.equal(fieldFault(reference, ''), undefined);
    assert.deepEqual(formFault(strict, { reference: 'BU-1' }), { field: 'vessel', message: 'vessel is required' });
    assert.equal(formFault(strict, { reference: 'BU-1', vessel: 'MSC' }), undefined);
  });
});
