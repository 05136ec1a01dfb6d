import assert from 'node:assert/strict';
import { ListReading, type ListRow } from '../../../src/trackberry/listReading.ts';

interface Row extends ListRow {
  version?: number;
}

const rowsNamed = (name: string, length: number): Row[] =>
  Array.from({ length }, (_, place) => ({ id: `${name}${place}` }));

/** A list of which these rows have come. */
function readingOf(rows: readonly Row[]): ListReading<Row> {
  const reading = new ListReading<Row>(100);
  while (reading.rows.length < rows.length) {
    const window = reading.next();
    const start = (window.page - 1) * window.perPage;
    reading.take(window, { shipments: rows.slice(start, start + window.perPage), total: rows.length + 1 });
  }
  return reading;
}

describe('ListReading', () => {
  it('finds rows that have come already without a look at all the others for each', () => {
    let looks = 0;
    const rows = Array.from({ length: 20_000 }, (_, place) => ({
      get id() {
        looks += 1;
        return `row${place}`;
      },
    }));
    const reading = readingOf(rows);
    looks = 0;
    reading.take(reading.next(), { shipments: rows.slice(0, 100).reverse() });
    assert.ok(looks < 5_000, `${looks} looks`);
    assert.deepEqual(reading.rows, rows);
  });

  it('finds them where thousands came in above them meanwhile', () => {
    const rows = rowsNamed('row', 300);
    const reading = readingOf(rows);
    const fresh = rowsNamed('new', 2_500);
    const again = rows.map((row) => ({ ...row, version: 2 }));
    reading.take({ page: 1, perPage: 100 }, { shipments: [...fresh, ...again.slice(0, 1)], total: 4_000 });
    reading.take(reading.next(), { shipments: again.slice(1).reverse(), total: 4_000 });
    assert.deepEqual(reading.rows, [...fresh, ...again]);
  });
});
