import assert from 'node:assert/strict';
import { compareInstants, readInstant } from '../../../../src/explorer/table/instant.ts';

function order(left: string, right: string): number {
  const [a, b] = [readInstant(left), readInstant(right)];
  assert.ok(a !== undefined && b !== undefined);
  return Math.sign(compareInstants(a, b));
}

describe('readInstant', () => {
  it('orders times by when they are, whatever their offset and precision', () => {
    assert.equal(order('2026-02-11T10:00:00+01:00', '2026-02-11T09:30:00Z'), -1);
    assert.equal(order('2026-02-11T10:00:00+01:00', '2026-02-11t09:00:00.000z'), 0);
    assert.equal(order('2026-02-11T09:00:00.0001Z', '2026-02-11T09:00:00.00009Z'), 1);
    assert.equal(order('2026-02-11', '2026-02-11T00:00:01Z'), -1);
    assert.equal(order('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'), -1);
  });

  it('leaves alone what is no time, or none that exists', () => {
    for (const text of [
      '',
      '2026',
      '2026-02-30',
      '2026-02-30T00:00:00Z',
      '2026-02-11T09:00:00',
      '2026-13-01',
      'BU-1341',
    ]) {
      assert.equal(readInstant(text), undefined, text);
    }
    assert.equal(readInstant(`2026-02-11T09:00:00.${'1'.repeat(1_000_000)}Z`), undefined);
  });
});
