import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeTop } from '../../../src/shipments/mergeTop.ts';
import type { ListedShipment } from '../../../src/trackberry/shipment.ts';

/** Rows as `a b:approved`; `-` has no id. */
const list = (text: string): ListedShipment[] =>
  text.split(' ').map((row) => ({
    ...(row.startsWith('-') ? {} : { id: row.split(':')[0] ?? '' }),
    json: row,
    problems: [],
  }));
const merged = (rows: string, top: string) =>
  mergeTop(list(rows), list(top))
    ?.map(({ json }) => json)
    .join(' ');

describe('mergeTop', () => {
  it('puts what is new first, and what has changed in its place', () => {
    assert.equal(merged('e d c b a', 'g f e d:approved'), 'g f e d:approved c b a');
  });

  it('leaves out what is gone from among those that were read', () => {
    assert.equal(merged('e d c b a', 'e c'), 'e c b a');
    assert.equal(merged('e d c b a', 'f c'), 'f c b a');
  });

  it('shows once what has moved up, from however far', () => {
    assert.equal(merged('e d c b a', 'b e d'), 'b e d c a');
    assert.equal(merged('h g f e d c b a', 'a h'), 'a h g f e d c b');
  });

  it('does not join what does not meet', () => {
    assert.equal(merged('e d c b a', 'i h g f'), undefined);
    assert.equal(merged('i h g f e d c b a', 'x a'), undefined);
    assert.equal(merged('- -', '- -'), undefined);
  });

  it('keeps rows without id where they are not read anew', () => {
    assert.equal(merged('c - b -', 'd c'), 'd c - b -');
  });

  it('keeps the object of a row that is the same', () => {
    const rows = list('c b a');
    const [d, c, b] = mergeTop(rows, list('d c b:approved')) ?? [];
    assert.equal(c, rows[0]);
    assert.notEqual(b, rows[1]);
    assert.equal(d?.json, 'd');
  });

  it('is the list as the server has it now, where rows came in at the top and left or changed in it', () => {
    const ids = Array.from({ length: 60 }, (_, at) => `r${at}`);
    const change = fc.record({ arrive: fc.nat(15), leave: fc.array(fc.nat(19)), become: fc.array(fc.nat(19)) });
    fc.assert(
      fc.property(change, ({ arrive, leave, become }) => {
        const arrived = Array.from({ length: arrive }, (_, at) => `n${at}`);
        const now = [
          ...arrived,
          ...ids.map((id, at) => (become.includes(at) ? `${id}:approved` : id)).filter((_, at) => !leave.includes(at)),
        ].join(' ');
        const top = now.split(' ').slice(0, 40).join(' ');
        assert.equal(merged(ids.join(' '), top), now);
      }),
    );
  });
});
