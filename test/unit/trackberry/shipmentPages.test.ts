import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readShipmentPage, type ShipmentPage } from '../../../src/trackberry/shipment.ts';
import { callsForAll, shipmentPages } from '../../../src/trackberry/shipmentPages.ts';
import { ChangingList, type Server } from './changingList.ts';
import { asked, honest, type List, names, readAll, silent } from './readAllShipments.ts';

describe('shipmentPages, of a list that does not change', () => {
  it('asks for 100 rows, then for a little less, so that pages overlap', async () => {
    const answers = await readAll(new ChangingList(251, honest).page);
    assert.deepEqual(asked(answers), [
      [1, 100],
      [2, 99],
      [3, 98],
    ]);
    assert.deepEqual(
      answers.map(({ calls, shipments, count, total, more }) => [calls, shipments.length, count, total, more]),
      [
        [1, 100, 100, 251, true],
        [2, 98, 198, 251, true],
        [3, 53, 251, 251, false],
      ],
    );
  });

  it('brings every row once, in order, with as many calls as were told before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 100 }), async (length, perPage) => {
        const list = new ChangingList(length, honest);
        const answers = await readAll(list.page, { perPage, mostCalls: 3000 });
        assert.deepEqual(names(answers), list.always);
        assert.deepEqual(
          answers.at(-1)?.soFar.map(({ id }) => id),
          list.always,
        );
        assert.equal(answers.at(-1)?.more, false);
        assert.equal(answers.length, callsForAll(length, perPage, 3000));
      }),
    );
  });

  const servers: readonly [string, Server, most: number][] = [
    ['says nothing of the list', silent, 1],
    ['cuts pages short', { meta: 'true', cap: 25 }, 1],
    ['cuts pages short and says nothing', { meta: 'missing', cap: 25 }, 1],
    ['cuts pages very short and says nothing', { meta: 'missing', cap: 4 }, 1],
    ['does not heed per_page', { meta: 'true', fixed: 25 }, 3],
    ['does not heed per_page and says nothing', { meta: 'missing', fixed: 25 }, 5],
    ['sends longer pages than it was asked for', { meta: 'missing', fixed: 130 }, 4],
    ['invents what it says', { meta: 'invented' }, 10],
  ];
  for (const [what, server, mostMore] of servers) {
    for (const withoutIds of [false, true]) {
      it(`brings every row${withoutIds ? ', none of which has an id,' : ''} from a server that ${what}`, async () => {
        for (let length = 0; length <= 330; length += length < 140 ? 1 : 19) {
          const list = new ChangingList(length, { ...server, withoutIds });
          const answers = await readAll(list.page);
          assert.deepEqual(names(answers), list.always);
          const pageLength = server.fixed ?? server.cap ?? 100;
          const mostCalls = Math.max(callsForAll(length, pageLength), Math.floor(length / pageLength) + 1) + mostMore;
          assert.ok(answers.length <= mostCalls, `${answers.length} calls for ${length} rows`);
        }
      });
    }
  }

  it('reads on after a short page where more is promised: the server hides some rows of a page', async () => {
    for (const hides of [3, 10, 50]) {
      for (const length of [40, 251, 1000]) {
        const list = new ChangingList(length, { meta: 'true', hides });
        const answers = await readAll(list.page);
        assert.deepEqual(
          names(answers),
          list.always.filter((_, row) => row % hides !== hides - 1),
        );
        assert.ok(answers.length <= 2 * callsForAll(length) + 5, `${answers.length} calls`);
      }
    }
  });

  it('reads on by per_page where the server cuts pages short and counts only the rows of each', async () => {
    const list = new ChangingList(251, { meta: 'ofPage', cap: 25 });
    assert.deepEqual(names(await readAll(list.page)), list.always);
  });

  it('keeps all rows without id, and those with an id once, where both come', async () => {
    const rows = Array.from({ length: 250 }, (_, n) =>
      n % 120 === 110 ? { reference: `row${n}` } : { id: `row${n}` },
    );
    const list: List = async (page, perPage) =>
      readShipmentPage({ shipments: rows.slice((page - 1) * perPage, page * perPage) }) ?? assert.fail();
    assert.deepEqual(
      names(await readAll(list)),
      rows.map(({ id, reference }) => id ?? reference),
    );
  });
});

describe('shipmentPages ends', () => {
  it('after five calls that bring nothing new, and says that there is more', async () => {
    for (const withoutIds of [false, true]) {
      const list = new ChangingList(500, { meta: 'true', ignoresPage: true, withoutIds });
      const answers = await readAll(list.page);
      assert.equal(answers.at(-1)?.more, true);
      assert.equal(answers.length, (withoutIds ? 5 : 1) + 5);
    }
  });

  it('after mostCalls where new rows never end', async () => {
    let rows = 0;
    const endless: List = async (_page, perPage) => {
      const shipments = Array.from({ length: perPage }, () => ({ reference: String(rows++) }));
      return readShipmentPage({ shipments }) ?? assert.fail();
    };
    assert.equal((await readAll(endless, { perPage: 20 })).length, 2500);
    const answers = await readAll(endless, { mostCalls: 7 });
    assert.deepEqual([answers.length, answers.at(-1)?.more], [7, true]);
  });

  it('when it is left, with no further call', async () => {
    const list = new ChangingList(500, honest);
    for await (const { calls } of shipmentPages(list.page)) {
      if (calls === 2) {
        break;
      }
    }
    assert.equal(list.calls, 2);
    const pages = shipmentPages(list.page);
    await Promise.all([pages.next(), pages.return()]);
    assert.equal(list.calls, 3);
  });

  it('at once when it is cancelled, whether or not the call that is under way heeds it', async () => {
    const cancel = new AbortController();
    const reason = new Error('no longer wanted');
    const calls: number[] = [];
    const stuck: List = (page) => {
      calls.push(page);
      queueMicrotask(() => cancel.abort(reason));
      return Promise.withResolvers<ShipmentPage>().promise;
    };
    await assert.rejects(readAll(stuck, { signal: cancel.signal }), reason);
    await assert.rejects(readAll(stuck, { signal: cancel.signal }), reason);
    assert.deepEqual(calls, [1]);
  });

  it('between two calls when it is cancelled there', async () => {
    const cancel = new AbortController();
    const list = new ChangingList(500, honest);
    const pages = shipmentPages(list.page, { signal: cancel.signal });
    await pages.next();
    cancel.abort();
    await assert.rejects(pages.next(), { name: 'AbortError' });
    assert.deepEqual([list.calls, await pages.next()], [1, { done: true, value: undefined }]);
  });

  it('with the error of a call that failed', async () => {
    const failure = new Error('no connection');
    const signal = new AbortController().signal;
    await assert.rejects(
      readAll(() => Promise.reject(failure)),
      failure,
    );
    await assert.rejects(
      readAll(() => Promise.reject(failure), { signal }),
      failure,
    );
  });
});

describe('callsForAll', () => {
  it('is one call for less than a page, and another where the last page is full', () => {
    assert.deepEqual(
      [0, 1, 99, 100, 197, 198, 251, 500].map((total) => callsForAll(total)),
      [1, 1, 1, 2, 2, 3, 3, 6],
    );
    assert.deepEqual(
      [9, 10, 95].map((total) => callsForAll(total, 10)),
      [1, 2, 10],
    );
  });

  it('is little more than without an overlap', () => {
    for (let total = 0; total <= 10_000; total += 250) {
      assert.ok(callsForAll(total) <= Math.ceil((total / 100) * 1.15) + 1, `${callsForAll(total)} for ${total}`);
    }
  });

  it('is bounded, whatever the server says', () => {
    assert.deepEqual(
      [-1, Number.NaN, 1e15, Infinity].map((total) => callsForAll(total)),
      [1, 1, 2500, 2500],
    );
  });
});
