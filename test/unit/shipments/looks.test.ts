import assert from 'node:assert/strict';
import { Looks, type ShownList, shortestLookMs } from '../../../src/shipments/looks.ts';
import { SeenShipments } from '../../../src/shipments/seenShipments.ts';
import { FakeClock } from '../../support/fakeClock.ts';

/** Rows as `a:pending b:approved`. */
const list = (text: string, { filtered = false, more = true } = {}): ShownList => ({
  rows: text.split(' ').map((row) => {
    const [id = '', status = 'pending'] = row.split(':');
    return { id, status };
  }),
  filtered,
  more,
});

function begin(stored?: SeenShipments) {
  const clock = new FakeClock();
  const kept: SeenShipments[] = [];
  const counts = { marked: 0 };
  const looks = new Looks({
    clock,
    seen: stored,
    onDidMark: () => {
      counts.marked += 1;
    },
    onDidSee: (seen) => kept.push(seen),
  });
  const marked = () => [...looks.marks.keys()].join(' ');
  const look = async (ms: number) => {
    looks.look(true);
    await clock.advance(ms);
    looks.look(false);
  };
  return { clock, looks, kept, counts, marked, look };
}

describe('Looks', () => {
  it('marks nothing of the first list of all, and what comes into it later', async () => {
    const { looks, marked } = begin();
    looks.show(list('b a'));
    assert.equal(marked(), '');
    looks.show(list('c b:approved a'));
    assert.equal(marked(), 'c b');
  });

  it('keeps the marks for one look, until the next begins', async () => {
    const { looks, marked, look } = begin();
    looks.show(list('a'));
    await look(shortestLookMs);
    looks.show(list('b a'));
    looks.look(true);
    assert.equal(marked(), 'b');
    looks.look(false);
    await look(shortestLookMs);
    assert.equal(marked(), 'b');
    looks.look(true);
    assert.equal(marked(), '');
  });

  it('takes a glance for no look', async () => {
    const { looks, marked, look, kept, clock } = begin();
    looks.show(list('a'));
    looks.show(list('b a'));
    await look(shortestLookMs - 1);
    looks.look(true);
    assert.equal(marked(), 'b');
    assert.equal(kept.length, 0);
    looks.look(false);
    assert.equal(clock.timers, 0);
  });

  it('counts a look from when there is something to see', async () => {
    const { looks, clock, kept } = begin();
    looks.look(true);
    await clock.advance(10 * shortestLookMs);
    looks.show(list('a'));
    assert.equal(kept.length, 0);
    await clock.advance(shortestLookMs);
    assert.deepEqual(kept.at(-1)?.toJSON().statuses, [['a', 'pending']]);
  });

  it('marks what comes during a look, and knows it at the next', async () => {
    const { looks, clock, marked } = begin();
    looks.show(list('a'));
    looks.look(true);
    await clock.advance(shortestLookMs);
    looks.show(list('b a'));
    assert.equal(marked(), 'b');
    looks.look(false);
    looks.look(true);
    assert.equal(marked(), '');
  });

  it('marks in a later window what has come since the last look of an earlier one', async () => {
    const first = begin();
    first.looks.show(list('b a'));
    await first.look(shortestLookMs);
    const stored = SeenShipments.from(JSON.parse(JSON.stringify(first.kept.at(-1))));
    const second = begin(stored);
    second.looks.look(true);
    second.looks.show(list('c b a:approved'));
    assert.equal(second.marked(), 'c a');
  });

  it('takes one, or all, for seen', () => {
    const { looks, marked, kept } = begin();
    looks.show(list('a'));
    looks.show(list('c b a:approved'));
    looks.seeOne({ id: 'a', status: 'approved' });
    assert.equal(marked(), 'c b');
    looks.seeAll();
    assert.equal(marked(), '');
    assert.deepEqual(
      kept
        .at(-1)
        ?.toJSON()
        .statuses.map(([id]) => id),
      ['c', 'b', 'a'],
    );
  });

  it('tells of marks and of what was seen only where that is another', async () => {
    const { looks, kept, counts, look } = begin();
    looks.show(list('a'));
    looks.show(list('b a'));
    looks.show(list('b a'));
    assert.equal(counts.marked, 1);
    await look(shortestLookMs);
    await look(shortestLookMs);
    looks.show(list('b a'));
    assert.equal(kept.length, 1);
    assert.equal(counts.marked, 2);
  });

  it('marks nothing that was only loaded further down, filtered or not', async () => {
    const { looks, marked, look } = begin();
    looks.show(list('d c'));
    await look(shortestLookMs);
    looks.show(list('d c b a'));
    assert.equal(marked(), '');
    looks.show(list('b a z', { filtered: true }));
    assert.equal(marked(), '');
    looks.show(list('b:approved a z', { filtered: true }));
    assert.equal(marked(), 'b');
  });

  it('has nothing to do where only more has come further down', async () => {
    const { looks, marked, look } = begin();
    const top = list(Array.from({ length: 1_000 }, (_, at) => `r${at}`).join(' '));
    looks.show(top);
    await look(shortestLookMs);
    looks.show({ ...top, rows: [...top.rows, ...list('x y').rows] });
    assert.equal(marked(), '');
    looks.show({ ...top, rows: [{ id: 'n', status: 'pending' }, ...top.rows] });
    assert.equal(marked(), 'n');
  });

  it('leaves no timer behind', () => {
    const { looks, clock } = begin();
    looks.look(true);
    looks.show(list('a'));
    assert.equal(clock.timers, 1);
    looks.dispose();
    assert.equal(clock.timers, 0);
  });
});
