import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listElements } from '../../../src/trackberry/listElements.ts';

const elements = (json: string, most = 5000) => listElements(json, 'shipments', most);

describe('listElements', () => {
  it('takes each element letter by letter: every digit, every repeated key, every blank in it', () => {
    const rows = [
      '{"id" : 12345678901234567890, "n":1.10}',
      '{"a":1,"a":[ ]}',
      '{"__proto__":{"id":"x"}}',
      'null',
      '"],"',
    ];
    assert.deepEqual(elements(`{"meta":{"shipments":[0]},"shipments":[ ${rows.join(' ,\n')}\n],"more":[1]}`), rows);
  });

  it('finds the list by its name, however that is written, and the last where it comes twice', () => {
    assert.deepEqual(elements('{"shipments":[1],"\\u0073hipments":[2,3]}'), ['2', '3']);
    assert.deepEqual(elements('{"a":"shipments","b":[1],"shipments":[]}'), []);
    assert.deepEqual(elements('{"others":[1]}'), []);
  });

  it('stops at the number that is asked for', () => {
    assert.deepEqual(elements('{"shipments":[1,2,3]}', 2), ['1', '2']);
  });

  it('finds what JSON.parse finds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(fc.jsonValue()),
        fc.nat(3),
        (beside, list, indent) => {
          const json = JSON.stringify({ ...beside, shipments: list, last: [beside] }, undefined, indent);
          assert.deepEqual(
            elements(json).map((text) => JSON.parse(text)),
            (JSON.parse(json) as { shipments: unknown[] }).shipments,
          );
        },
      ),
    );
  });
});
