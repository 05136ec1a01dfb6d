import assert from 'node:assert/strict';
import { answerDifferences, countOf } from '../../../../src/explorer/differences/answerDifferences.ts';
import { differencesText } from '../../../../src/explorer/differences/differencesText.ts';
import { JsonIndex } from '../../../../src/explorer/json/jsonIndex.ts';
import { indexJson } from '../../../../src/explorer/json/jsonIndexer.ts';
import { atOnce } from '../../../../src/steps/steps.ts';
import { listOperations, openApiDocument } from '../../../../src/trackberry/openapi.ts';
import type { Operation } from '../../../../src/trackberry/operation.ts';

function operation(wanted: string, responses?: Operation['responses']): Operation {
  const found = listOperations(openApiDocument).find(({ id }) => id === wanted);
  assert.ok(found !== undefined);
  return responses === undefined ? found : { ...found, responses };
}

function found(of: Operation, status: number, body: string) {
  return atOnce(answerDifferences(of, status, body === '' ? undefined : indexJson(body)));
}

describe('answerDifferences', () => {
  const list = operation('listShipments');

  it('says of a status whether it is described', () => {
    assert.deepEqual(found(list, 418, '{}').whole, [
      'Status 418 is not described for this call; described are 200, 401, 403, 429.',
    ]);
    const unauthorized = found(list, 401, '{"error":1}');
    assert.equal(countOf(unauthorized), 0);
    assert.match(unauthorized.against, /nothing about the body of status 401/);
    assert.equal(countOf(found(operation('createShipment'), 201, '{"shipment":null}')), 0);
  });

  it('takes the number before the hundred, and that before the default', () => {
    const asks = (type: string) => ({ description: '', schema: { type } });
    const responses = { default: asks('string'), '4xx': asks('boolean'), '404': asks('number') };
    for (const [status, body] of [
      [404, '1'],
      [422, 'true'],
      [500, '"a"'],
    ] as const) {
      assert.equal(countOf(found(operation('listShipments', responses), status, body)), 0, String(status));
    }
  });

  it('says when a described JSON body is none, or not there', () => {
    assert.deepEqual(found(list, 200, '').whole, ['A JSON body is described, and there is no body.']);
    const [sentence = ''] = found(list, 200, '<html>').whole;
    assert.match(sentence, /this is not JSON: line 1, column 1/);
  });

  it('does not count null that the schema allows, and lists it', () => {
    const differences = found(list, 200, '{"shipments":null,"meta":null}');
    assert.equal(countOf(differences), 0);
    assert.equal(differences.differences.length, 2);
  });
});

describe('differencesText', () => {
  it('lists every difference by kind, with every place and what came there', () => {
    const index = indexJson('{"shipments":[{"id":1},{"id":2,"x\\n":[{}]}],"meta":null}');
    assert.ok(index instanceof JsonIndex);
    const schema = {
      properties: {
        shipments: { items: { properties: { id: { type: 'string' }, vessel: {} } } },
        meta: { type: ['object', 'null'], not: {} },
      },
    };
    const described = operation('listShipments', { '200': { description: '', schema } });
    const text = atOnce(differencesText(atOnce(answerDifferences(described, 200, index)), index));
    assert.equal(
      text,
      [
        'Compared with the description of status 200.',
        'Not checked, though the description uses it: not.',
        '',
        'Contradicts the description',
        '',
        '  /shipments/*/id must be text',
        '    /shipments/0/id: 1',
        '    /shipments/1/id: 2',
        '',
        'Not in the description',
        '',
        '  /shipments/*/x↵',
        '    /shipments/1/x↵: a list with 1 element',
        '',
        'In the description, but not in the answer',
        '',
        '  /shipments/*/vessel',
        '    /shipments/0: lacks it',
        '    /shipments/1: lacks it',
        '',
        'Null, as the description allows',
        '',
        '  /meta',
        '    /meta: null',
        '',
      ].join('\n'),
    );
  });
});
