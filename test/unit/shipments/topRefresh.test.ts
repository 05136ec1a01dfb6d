import assert from 'node:assert/strict';
import { changedAtTop, mostCallsForTop, refreshTop } from '../../../src/shipments/topRefresh.ts';
import type { ListedShipment } from '../../../src/trackberry/shipment.ts';
import { type AskForPage, ShipmentReading } from '../../../src/trackberry/shipmentReading.ts';

const perPage = 10;
const row = (id: number, json = `${id}`): ListedShipment => ({ id: `s${id}`, json, problems: [] });
/** The newest first: `from` down to 1. */
const list = (from: number) => Array.from({ length: from }, (_, at) => row(from - at));
const changed = (rows: readonly ListedShipment[], at: number) =>
  rows.with(at, { ...rows[at], json: 'changed' } as never);

/** Refreshes 50 rows of `now`'s list before, and all the rows of a short one. */
async function refreshed(now: readonly ListedShipment[], held?: { rows: readonly ListedShipment[]; more: boolean }) {
  const ask: AskForPage = async (page, size) => ({
    shipments: now.slice((page - 1) * size, page * size),
    total: now.length,
    problems: [],
  });
  const reading = new ShipmentReading(perPage);
  const wanted = held === undefined ? perPage : held.rows.length + (held.more ? 0 : 1);
  return { what: await refreshTop(reading, held, wanted, ask), calls: reading.calls, count: reading.count };
}

describe('the refresh of a list’s top', () => {
  const fifty = { rows: list(50), more: true };

  it('costs one call, and leaves the rows where the newest are as they were', async () => {
    assert.deepEqual(await refreshed(list(50), fifty), { what: 'same', calls: 1, count: perPage });
  });

  it('costs one call where less has come in than is on a page', async () => {
    assert.deepEqual(await refreshed(list(53), fifty), { what: 'over', calls: 1, count: perPage });
    assert.equal((await refreshed(changed(list(50), 4), fifty)).what, 'over');
  });

  it('reads on until it meets what is there', async () => {
    const { what, calls } = await refreshed(list(70), fifty);
    assert.equal(what, 'over');
    assert.ok(calls > 1 && calls < mostCallsForTop, String(calls));
  });

  it('is given up after five calls: what was read is then all', async () => {
    const { what, calls } = await refreshed(list(500), fifty);
    assert.equal(what, 'instead');
    assert.equal(calls, mostCallsForTop);
  });

  it('replaces a list that fits on a page, unless that is the same to its end', async () => {
    const short = { rows: list(5), more: false };
    assert.equal((await refreshed(list(5), short)).what, 'same');
    assert.equal((await refreshed(list(6), short)).what, 'instead');
    assert.equal((await refreshed(list(5).slice(0, 4), short)).what, 'instead');
    assert.equal((await refreshed([...list(5), row(0)], short)).what, 'instead');
  });

  it('brings the first page where nothing is there', async () => {
    assert.deepEqual(await refreshed(list(30)), { what: 'instead', calls: 1, count: perPage });
  });
});

describe('what has changed at the top', () => {
  it('is what is new, and what is not as it was', () => {
    assert.deepEqual(changedAtTop(changed(list(12).slice(0, 5), 2), list(10)), ['s12', 's11', 's10']);
    assert.deepEqual(changedAtTop(list(10).slice(0, 3), list(10)), []);
  });
});
