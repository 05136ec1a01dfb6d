import assert from 'node:assert/strict';
import { NotJsonError } from '../../../src/trackberry/errors.ts';
import { respond } from '../trackberry/rawServer.ts';
import { useClient } from '../trackberry/useClient.ts';

/** Layers: more than any stack has frames. */
const deep = 150_000;
const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('chaos: hostile JSON', () => {
  const against = useClient();

  async function clientOf(body: string | Uint8Array) {
    return (await against(respond('200 OK', { 'content-type': 'application/json' }, body))).client;
  }

  for (const [name, body] of Object.entries({
    'lists without an end': '['.repeat(6 * deep),
    'objects without an end': '{"a":'.repeat(deep),
    'lists in lists': lists(deep),
    'a NUL between': '{"shipments":\0[]}',
    'a NUL in a text': '{"shipments":[{"id":"a\0b"}]}',
    'a text without an end': `{"shipments":[{"id":"${'a'.repeat(deep)}`,
    'backslashes without an end': `{"shipments":[{"id":"${'\\'.repeat(deep)}`,
    'UTF-16': Buffer.from('{"shipments":[]}', 'utf16le'),
    'half of a list': '{"shipments":[{"id":"a"},',
    'two values': '{"shipments":[]}{"shipments":[]}',
    'a list under __proto__': '{"__proto__":{"shipments":[{"id":"forged"}]}}',
    'a script': ')]}\',\n{"shipments":[]}',
  })) {
    it(`is no list of shipments: ${name}`, async () => {
      const client = await clientOf(body);
      await assert.rejects(client.listShipments(), NotJsonError);
    });
  }

  for (const [name, nest] of Object.entries({ lists, objects })) {
    it(`is not read where a field is deeper than any stack: ${name}`, async () => {
      const list = await clientOf(`{"shipments":[{"id":"a","vessel":${nest(deep)}}]}`);
      await assert.rejects(list.listShipments(), (error: Error) => {
        assert.ok(error instanceof NotJsonError);
        assert.match(error.message, /nested too deeply/);
        return true;
      });
      const shipment = await clientOf(`{"shipment":{"id":"a","vessel":${nest(deep)}}}`);
      await assert.rejects(shipment.getShipment('a'), NotJsonError);
    });

    it(`keeps the text of a field that is as deep as is read: ${name}`, async () => {
      const levels = nest(990);
      const client = await clientOf(`{"shipments":[{"id":"a","vessel":${levels}}]}`);
      const [shipment] = (await client.listShipments()).shipments;
      assert.deepEqual([shipment?.json, shipment?.problems.length], [`{"id":"a","vessel":${levels}}`, 1]);
    });
  }

  it('gives nothing to objects that it does not belong to', async () => {
    const client = await clientOf(
      '{"shipment":{"__proto__":{"id":"forged","polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    );
    const shipment = await client.getShipment('a');
    assert.equal(shipment.id, undefined);
    assert.ok(!('polluted' in {}));
  });

  it('counts the last of two keys, as JSON.parse does', async () => {
    const client = await clientOf('{"shipments":[{"id":"first"}],"shipments":[{"id":"a","id":"b"}]}');
    assert.deepEqual(
      (await client.listShipments()).shipments.map(({ id }) => id),
      ['b'],
    );
  });

  it('keeps halves of characters, directions and numbers that no double holds', async () => {
    const client = await clientOf(
      '{"shipments":[{"id":"\\ud800","vessel":"\u202eAurora","pallets_count":12345678901234567890}]}',
    );
    const [shipment] = (await client.listShipments()).shipments;
    assert.deepEqual([shipment?.id, shipment?.vessel], ['\ud800', '\u202eAurora']);
  });

  it('may begin with a byte order mark', async () => {
    const client = await clientOf('\ufeff{"shipments":[]}');
    assert.deepEqual((await client.listShipments()).shipments, []);
  });
});
