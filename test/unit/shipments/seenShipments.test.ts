import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SeenShipments } from '../../../src/shipments/seenShipments.ts';

/** Rows as `a:pending b:approved`. */
const list = (text: string) =>
  text.split(' ').flatMap((row) => {
    const [id, status = 'pending'] = row.split(':');
    return id ? [{ id, status }] : [];
  });
const begun = { filtered: false, more: true };
const whole = { filtered: false, more: false };
const filtered = { filtered: true, more: false };
const seen = (rows: string, listed = begun) => SeenShipments.nothing.withAll(list(rows), listed);
const news = (before: SeenShipments, rows: string, listed = begun) =>
  [...before.news(list(rows), listed).keys()].join(' ');

describe('SeenShipments', () => {
  it('has no news for who has seen nothing', () => {
    assert.equal(news(SeenShipments.nothing, 'a b c'), '');
    assert.equal(news(SeenShipments.nothing, 'a b c', whole), '');
  });

  it('tells what came on top, and whose status is another one', () => {
    const marks = seen('c b:processing a').news(list('e d c b:approved a'), begun);
    assert.deepEqual(
      [...marks],
      [
        ['e', { kind: 'new' }],
        ['d', { kind: 'new' }],
        ['b', { kind: 'changed', was: 'processing' }],
      ],
    );
  });

  it('does not call new what had only not been loaded', () => {
    assert.equal(news(seen('d c'), 'd c b a'), '');
    assert.equal(news(seen('d c', whole), 'd c b a'), 'b a');
  });

  it('calls all new where more came than are loaded', () => {
    assert.equal(news(seen('b a'), 'f e d'), 'f e d');
  });

  it('knows an empty list: what comes into it is new', () => {
    assert.equal(news(seen('', whole), 'a', whole), 'a');
    assert.equal(news(seen('', begun), 'a', whole), '');
  });

  it('knows from now on what is loaded further down, and marks what changes there later', () => {
    const before = seen('d c').withOld(list('e d c b a'), begun);
    assert.equal(news(before, 'e d c b:approved a'), 'e b');
  });

  it('forgets nothing further down when less is loaded', () => {
    const later = seen('d c b a').withAll(list('e d'), begun);
    assert.equal(news(later, 'e d c b:approved a'), 'b');
    assert.equal(news(later, 'e d x c b a'), 'x');
  });

  it('forgets what is gone from a list that came whole', () => {
    assert.equal(news(seen('c b a').withAll(list('c a'), whole), 'c b a'), 'b');
  });

  it('marks in a filtered list what came into it, and not what stands further down', () => {
    const before = seen('d:pending c:approved b:pending a:approved');
    assert.equal(news(before, 'e:approved c:approved b:approved a:approved z:approved', filtered), 'e b');
    assert.equal(news(before, 'z:approved y:approved', filtered), '');
  });

  it('learns from a filtered list only what it knows, and nothing from it alone', () => {
    const before = seen('d c b:pending a:approved').withAll(list('b:approved a:approved z:approved'), filtered);
    assert.equal(news(before, 'd c b:approved a:approved z'), '');
    assert.equal(news(before, 'd c b:approved a:approved'), '');
    assert.equal(news(SeenShipments.nothing.withAll(list('b a'), filtered), 'c b a'), '');
  });

  it('takes one for seen', () => {
    const before = seen('b a').withOne({ id: 'b', status: 'approved' }).withOne({ id: 'c', status: 'pending' });
    assert.equal(news(before, 'd c b:approved a:rejected'), 'd a');
  });

  it('remembers 1000 rows at most, and of each a short id and status alone', () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => ({
      id: at === 5 ? 'x'.repeat(101) : `ship_${at}`,
      status: at === 6 ? 's'.repeat(1_000_000) : 'pending',
      reference: 'BU-1',
    }));
    let before = SeenShipments.nothing.withAll(rows, whole);
    assert.ok(JSON.stringify(before).length < 30_000);
    assert.doesNotMatch(JSON.stringify(before), /BU-1/);
    before = before.withAll(rows.slice(2_000), begun).withOld(rows, begun);
    assert.equal(before.toJSON().statuses.length, 1_000);
  });

  it('takes little room, whatever the server calls its shipments', () => {
    for (const unit of ['\0', '\ud800', '"', '\u202e', '\ufdfa', '😀']) {
      const rows = Array.from({ length: 1_000 }, (_, at) => {
        const status = `${unit.repeat(39)}${at}`;
        return { id: `${at}${unit.repeat(60)}`.slice(0, 100), status };
      });
      const before = SeenShipments.nothing.withAll(rows, whole);
      assert.ok(
        JSON.stringify(before).length < 250_000,
        `${JSON.stringify(before).length} for ${JSON.stringify(unit)}`,
      );
      assert.equal(before.news(rows, whole).size, 0);
      const stored = { whole: true, statuses: rows.map(({ id, status }) => [id, status]) };
      assert.ok(JSON.stringify(SeenShipments.from(stored)).length < 250_000);
    }
  });

  it('survives being stored, and takes nothing else for it', () => {
    const before = seen('__proto__:constructor b:processing');
    const again = SeenShipments.from(JSON.parse(JSON.stringify(before))) ?? assert.fail();
    assert.deepEqual(again.toJSON(), before.toJSON());
    assert.equal(news(again, 'c __proto__:constructor b:approved'), 'c b');
    for (const value of [undefined, null, 7, {}, { whole: 1, statuses: [] }, { whole: true, statuses: 'a' }]) {
      assert.equal(SeenShipments.from(value), undefined);
    }
    const odd = { whole: true, statuses: [['a'], 7, ['b', 1], ['c', 'pending'], null] };
    assert.deepEqual(SeenShipments.from(odd)?.toJSON().statuses, [['c', 'pending']]);
  });

  it('has no news of what has just been seen, whatever it was', () => {
    const row = fc.record({
      id: fc.constantFrom(...'abcdefgh'),
      status: fc.constantFrom('pending', 'approved', 'odd'),
    });
    const rows = fc.uniqueArray(row, { selector: ({ id }) => id });
    fc.assert(
      fc.property(fc.array(fc.tuple(rows, fc.boolean())), rows, fc.boolean(), (looks, last, more) => {
        const before = looks.reduce(
          (all, [each, on]) => all.withAll(each, { filtered: false, more: on }),
          SeenShipments.nothing,
        );
        const listed = { filtered: false, more };
        assert.equal(before.withAll(last, listed).news(last, listed).size, 0);
        // What is not marked now is not marked later by having been loaded.
        assert.deepEqual(before.withOld(last, listed).news(last, listed), before.news(last, listed));
      }),
    );
  });
});
