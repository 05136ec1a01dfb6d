import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folded } from '../../../src/shipments/folded.ts';
import { ShipmentSearch, searchWords } from '../../../src/shipments/shipmentSearch.ts';
import { atOnce } from '../../../src/steps/steps.ts';
import type { Shipment } from '../../../src/trackberry/shipment.ts';
import { shipments } from './shipment.ts';

const rows = shipments(
  { reference: 'BU-1341', vessel: 'MSC Aurora', origin: 'Valparaíso, Chile', destination: 'Rotterdam, Netherlands' },
  { reference: 'BU-1342', vessel: 'Maersk Tromsø', origin: 'CALLAO, Peru', destination: 'Gdańsk, Poland' },
  { vessel: null, origin: 'Straße' },
  { reference: '', status: 'rejected' },
);

function found(query: string, produce: Record<string, string> = {}, among: readonly Shipment[] = rows): number[] {
  const search = new ShipmentSearch();
  atOnce(search.read(among));
  return atOnce(search.find(searchWords(query), ({ id = '' }) => produce[id]));
}

describe('the search for shipments', () => {
  it('looks in reference, vessel, origin and destination', () => {
    assert.deepEqual(
      ['1342', 'aurora', 'chile', 'poland', 'rejected'].map((query) => found(query)),
      [[1], [0], [0], [1], []],
    );
  });

  it('goes by the id where there is no reference, since that is what the row is called', () => {
    assert.deepEqual([found('2'), found('0')], [[1, 2], []]);
  });

  it('has no regard to capitals, accents and the ways to write a letter', () => {
    const queries = ['valparaiso', 'VALPARAÍSO', 'Valparai\u0301so', 'tromso', 'gdansk', 'strasse', 'ＣＡＬＬＡＯ'];
    assert.deepEqual(
      queries.map((query) => found(query)),
      [[0], [0], [0], [1], [1], [2], [1]],
    );
  });

  it('needs every word, in any order and field, and none across two fields', () => {
    assert.deepEqual(found('rotterdam bu msc'), [0]);
    assert.deepEqual(found('rotterdam callao'), []);
    assert.deepEqual(found('aurora\nvalparaiso'), [0]);
    assert.deepEqual(found('auroravalparaiso'), []);
  });

  it('looks in the produce as far as that is known', () => {
    const produce = { 0: 'hass avocado', 1: 'blueberry' };
    assert.deepEqual(found('avocado', produce), [0]);
    assert.deepEqual(found('avocado rotterdam', produce), [0]);
    assert.deepEqual(found('avocado callao', produce), []);
    assert.deepEqual(found('avocado'), []);
  });

  it('reads rows that are new, and no other', () => {
    const search = new ShipmentSearch();
    const read: string[] = [];
    const watched = shipments({ reference: 'one' }, { reference: 'two' }).map(
      (shipment) =>
        new Proxy(shipment, {
          get: (its, name) => {
            read.push(`${its.reference}.${String(name)}`);
            return Reflect.get(its, name) as unknown;
          },
        }),
    );
    const references = () => read.splice(0).filter((name) => name.endsWith('.reference'));
    atOnce(search.read(watched.slice(0, 1)));
    assert.deepEqual(references(), ['one.reference']);
    atOnce(search.read(watched));
    assert.deepEqual(references(), ['two.reference']);
    atOnce(search.read([...watched].reverse()));
    assert.deepEqual(references(), ['two.reference', 'one.reference']);
    assert.deepEqual(atOnce(search.find(['two'], () => undefined)), [0]);
    atOnce(search.read(watched.slice(1)));
    assert.deepEqual(atOnce(search.find(['o'], () => undefined)), [0]);
  });

  it('finds what a plain look at every row finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'A', 'á', 'b', ' ', 'ß', '7'), maxLength: 6 });
    const many = fc.array(
      fc.record({ reference: fc.string({ minLength: 1 }), vessel: text, origin: text, destination: text }),
    );
    fc.assert(
      fc.property(many, text, (all, query) => {
        const expected = all.flatMap((fields, place) => {
          const values = Object.values(fields).map((value) => folded(value));
          return searchWords(query).every((word) => values.some((value) => value.includes(word))) ? [place] : [];
        });
        assert.deepEqual(found(query, {}, shipments(...all)), expected);
      }),
    );
  });
});
