import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TrackberryError } from '../../../src/trackberry/errors.ts';
import { readShipmentPage, type Shipment } from '../../../src/trackberry/shipment.ts';
import { callsForAll } from '../../../src/trackberry/shipmentPages.ts';
import { ShipmentReading } from '../../../src/trackberry/shipmentReading.ts';
import { ChangingList } from './changingList.ts';
import { honest } from './readAllShipments.ts';

const ids = ({ soFar }: ShipmentReading<Shipment>) => soFar.map(({ id }) => id);

describe('ShipmentReading', () => {
  it('makes no call before it is asked to, and one for each page', async () => {
    const list = new ChangingList(60, honest);
    const reading = new ShipmentReading<Shipment>(25);
    assert.deepEqual([list.calls, reading.more, reading.total], [0, true, undefined]);
    const seen: unknown[] = [];
    while (reading.more) {
      await reading.readOn(list.page);
      seen.push([list.calls, reading.calls, reading.count, reading.total, reading.more]);
    }
    assert.deepEqual(seen, [
      [1, 1, 25, 60, true],
      [2, 2, 48, 60, true],
      [3, 3, 60, 60, false],
    ]);
    await reading.readOn(list.page);
    assert.equal(list.calls, 3);
  });

  it('asks each time whom it is given', async () => {
    const list = new ChangingList(60, honest);
    const reading = new ShipmentReading<Shipment>(25);
    const asked: unknown[] = [];
    for (const who of ['a person', 'the background']) {
      await reading.readOn((page, perPage) => {
        asked.push([who, page, perPage]);
        return list.page(page, perPage);
      });
    }
    assert.deepEqual(asked, [
      ['a person', 1, 25],
      ['the background', 2, 24],
    ]);
  });

  it('brings every row once, whichever calls fail, and makes no call more than those that failed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(400),
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.boolean()),
        async (rows, size, ok) => {
          const list = new ChangingList(rows, honest);
          const reading = new ShipmentReading<Shipment>(size);
          const failure = new Error('The line is down.');
          const outcomes = ok.values();
          let failed = 0;
          while (reading.more) {
            const before = ids(reading);
            const read = reading.readOn((page, perPage) =>
              outcomes.next().value === false ? Promise.reject(failure) : list.page(page, perPage),
            );
            await read.catch((error: unknown) => {
              assert.equal(error, failure);
              assert.deepEqual(ids(reading), before);
              failed += 1;
            });
          }
          assert.deepEqual(ids(reading), list.always);
          assert.equal(list.calls, callsForAll(rows, size));
          assert.equal(failed, ok.slice(0, list.calls + failed).filter((each) => !each).length);
        },
      ),
    );
  });

  it('asks again at once where rows before the page were removed meanwhile', async () => {
    const list = new ChangingList(100, honest, [Array.from({ length: 5 }, () => ({ kind: 'left', at: 0 }) as const)]);
    const reading = new ShipmentReading<Shipment>(25);
    await reading.readOn(list.page);
    await reading.readOn(list.page);
    assert.equal(list.calls, 3);
    while (reading.more) {
      await reading.readOn(list.page);
    }
    assert.deepEqual(
      ids(reading).filter((id) => list.always.includes(id ?? '')),
      list.always,
    );
  });

  it('says that it has given up a list without an end, each time', async () => {
    const list = new ChangingList(100, { meta: 'true', ignoresPage: true });
    const reading = new ShipmentReading<Shipment>(25);
    await reading.readOn(list.page);
    for (const _ of [1, 2]) {
      await assert.rejects(reading.readOn(list.page), (error: Error) => {
        assert.ok(error instanceof TrackberryError);
        assert.equal(error.message, 'The list was given up: 6 calls did not reach its end.');
        return true;
      });
    }
    assert.deepEqual([reading.soFar.length, reading.more, list.calls], [25, true, 6]);
  });

  it('reads a page that is far longer than asked for where it is the first, and gives the list up at the next', async () => {
    const ask = async (page: number) => ({
      shipments: Array.from({ length: 5_000 }, (_, place) => ({ id: `row${place + page * 4_999}`, problems: [] })),
      problems: [],
    });
    const reading = new ShipmentReading<Shipment>(100);
    await reading.readOn(ask);
    await assert.rejects(reading.readOn(ask), {
      message: 'The list was given up: a page of it has 5,000 rows.',
    });
    assert.deepEqual([reading.count, reading.more], [5_000, true]);
  });

  it('makes no call more where what has come is larger than 200 MB', async () => {
    const json = 'x'.repeat(1_000_000);
    const list = new ChangingList(1_000, honest);
    const ask = async (page: number, perPage: number) => {
      const found = await list.page(page, perPage);
      return { ...found, shipments: found.shipments.map((row) => ({ ...row, json })) };
    };
    const reading = new ShipmentReading(100);
    const readAll = async () => {
      while (reading.more) {
        await reading.readOn(ask);
      }
    };
    for (const _ of [1, 2]) {
      await assert.rejects(readAll(), {
        message: 'The list was given up after 294 rows: it is larger than 200 MB.',
      });
    }
    assert.equal(list.calls, 3);
  });

  it('gives rows that stay as they are, the same until the next call', async () => {
    const list = new ChangingList(60, honest);
    const reading = new ShipmentReading<Shipment>(25);
    await reading.readOn(list.page);
    const { soFar } = reading;
    assert.equal(reading.soFar, soFar);
    await reading.readOn(list.page);
    assert.deepEqual([soFar.length, reading.soFar.length], [25, 48]);
  });

  it('keeps what the pages had that is not documented', async () => {
    const page = readShipmentPage({ shipments: [{ id: 'a' }], meta: 'none' }) ?? assert.fail();
    const reading = new ShipmentReading<Shipment>(25);
    await reading.readOn(async () => page);
    assert.deepEqual(ids(reading), ['a']);
    assert.equal(reading.problems.join(), 'meta is text, not an object');
  });
});
