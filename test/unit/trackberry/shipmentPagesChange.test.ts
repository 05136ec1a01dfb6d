import assert from 'node:assert/strict';
import fc from 'fast-check';
import { callsForAll } from '../../../src/trackberry/shipmentPages.ts';
import { type Change, ChangingList, type Server } from './changingList.ts';
import { asked, honest, type List, names, readAll, silent } from './readAllShipments.ts';

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** What happens between each two calls: fewer new rows than a page has. */
function changes(kinds: readonly Change['kind'][], most: number): fc.Arbitrary<Change[][]> {
  const change = fc.record({ kind: fc.constantFrom(...kinds), at: place });
  return fc.array(fc.array(change, { maxLength: 6 }), { maxLength: most });
}

describe('shipmentPages, of a list that changes between the calls', () => {
  const servers: readonly [string, Server][] = [
    ['is honest', honest],
    ['says nothing of the list', silent],
    ['invents what it says', { meta: 'invented' }],
    ['cuts pages short', { meta: 'true', cap: 20 }],
    ['cuts pages short and says nothing', { meta: 'missing', cap: 17 }],
  ];
  for (const [what, server] of servers) {
    it(`brings no row twice, and every row that was there all the while, from a server that ${what}`, async () => {
      const steps = changes(['created', 'left', 'left', 'entered'], 20);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 16, max: 250 }),
          fc.integer({ min: 20, max: 40 }),
          steps,
          async (length, perPage, between) => {
            const list = new ChangingList(length, server, between);
            const answers = await readAll(list.page, { perPage });
            const came = names(answers);
            const always = list.always;
            assert.equal(new Set(came).size, came.length);
            assert.deepEqual(
              answers.at(-1)?.soFar.flatMap(({ id = '' }) => (always.includes(id) ? [id] : [])),
              always,
            );
            assert.equal(answers.at(-1)?.more, false);
            const unchanged = callsForAll(list.size, Math.min(perPage, server.cap ?? perPage));
            assert.ok(
              answers.length <= unchanged + 2 * between.length + 4,
              `${answers.length} calls, not ${unchanged}`,
            );
          },
        ),
        { numRuns: 500 },
      );
    });
  }

  it('does so by the total that fell where the server does not heed per_page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 250 }),
        changes(['created', 'left', 'left'], 4),
        async (length, between) => {
          const list = new ChangingList(length, { meta: 'true', fixed: 20 }, between);
          const came = names(await readAll(list.page));
          assert.equal(new Set(came).size, came.length);
          assert.deepEqual(
            list.always.filter((id) => !came.includes(id)),
            [],
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('makes one call more for a row that was removed, and two for a total that promises too much', async () => {
    const tooMuch: List = async (page, perPage) => ({
      ...(await new ChangingList(251, silent).page(page, perPage)),
      total: 999,
    });
    assert.equal((await readAll(tooMuch)).length, callsForAll(251) + 2);
    const list = new ChangingList(251, silent, [[{ kind: 'left', at: 0 }]]);
    const answers = await readAll(list.page);
    assert.equal(names(answers).length, 251);
    assert.deepEqual(
      answers.map(({ shipments }) => shipments.length),
      [100, 0, 85, 66],
    );
  });

  it('makes few calls more for one, wherever it was and whatever the page', async () => {
    for (let length = 10; length < 600; length += 7) {
      for (const perPage of [17, 20, 100]) {
        const list = new ChangingList(length, silent, [[{ kind: 'left', at: 16 / length }]]);
        const calls = (await readAll(list.page, { perPage })).length;
        const unchanged = callsForAll(length, perPage);
        assert.ok(calls <= unchanged + 4, `${calls} calls, not ${unchanged}, for ${length} rows by ${perPage}`);
      }
    }
  });

  it('finds its place again where many rows came in, also after a removal', async () => {
    const created: Change[] = Array(900).fill({ kind: 'created', at: 0 });
    for (const before of [[], [{ kind: 'left' as const, at: 0 }]]) {
      const list = new ChangingList(500, silent, [before, [], [], created]);
      const answers = await readAll(list.page);
      const came = new Set(names(answers));
      assert.deepEqual([list.always.every((id) => came.has(id)), answers.at(-1)?.more], [true, false]);
    }
  });

  it('comes through where many rows that have come are removed', async () => {
    const removed: Change[] = Array(70).fill({ kind: 'left', at: 0.77 });
    const list = new ChangingList(600, silent, [[], [], [], [], removed]);
    const answers = await readAll(list.page);
    assert.equal(names(answers).length, 600);
    assert.equal(answers.at(-1)?.more, false);
    assert.ok(answers.length <= callsForAll(600) + 9, `${answers.length} calls`);
  });

  it('puts a whole page of rows that came in before all others', async () => {
    const list = new ChangingList(251, honest, [[], Array<Change>(120).fill({ kind: 'created', at: 0 })]);
    const rows = (await readAll(list.page)).at(-1)?.soFar.map(({ id }) => id);
    assert.deepEqual([rows?.length, rows?.[0], rows?.[99], rows?.[100]], [351, 'new120', 'new21', 'row0']);
  });

  it('reads the first page once more for rows that came in, which stand first', async () => {
    const list = new ChangingList(251, honest, [[{ kind: 'created', at: 0 }]]);
    const answers = await readAll(list.page);
    assert.deepEqual(asked(answers).at(-1), [1, 100]);
    assert.equal(answers.length, callsForAll(251) + 1);
    assert.deepEqual(
      answers.at(-1)?.soFar.map(({ id }) => id),
      ['new1', ...list.always],
    );
  });

  it('finds a row that moved to the top before it was read', async () => {
    const list = new ChangingList(251, honest, [[{ kind: 'movedToTop', at: 0.9 }]]);
    assert.deepEqual(new Set(names(await readAll(list.page))), new Set(list.always));
  });

  it('shows each row as it came last', async () => {
    let status = 0;
    const { page } = new ChangingList(150, honest, [[{ kind: 'created', at: 0 }]]);
    const list: List = async (number, perPage) => {
      const found = await page(number, perPage);
      status += 1;
      return { ...found, shipments: found.shipments.map((shipment) => ({ ...shipment, status: String(status) })) };
    };
    const statuses = (await readAll(list)).at(-1)?.soFar.map((shipment) => shipment.status);
    assert.deepEqual(statuses, [...Array(100).fill('3'), ...Array(51).fill('2')]);
  });
});
