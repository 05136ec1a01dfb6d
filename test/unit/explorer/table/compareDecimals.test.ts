import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareDecimals } from '../../../../src/explorer/table/compareDecimals.ts';

describe('compareDecimals', () => {
  it('orders by exact value, however many digits there are', () => {
    const ascending = [
      '-1e400',
      '-12345678901234567891',
      '-12345678901234567890',
      '-0.1',
      '0',
      '1e-400',
      '2e-400',
      '0.1',
      '0.10000000000000000000001',
      '1',
      '9',
      '1E1',
      '12345678901234567890',
      '12345678901234567891',
      '1e400',
      '2e400',
      '1e99999999999999999999',
      `1e${'9'.repeat(100_000)}`,
    ];
    for (const [place, left] of ascending.entries()) {
      for (const [other, right] of ascending.entries()) {
        assert.equal(Math.sign(compareDecimals(left, right)), Math.sign(place - other), `${left} and ${right}`);
      }
    }
  });

  it('takes different ways to write one number as equal', () => {
    for (const [left, right] of [
      ['1.10', '1.1'],
      ['100', '1e2'],
      ['0.05', '5E-2'],
      ['-0', '0.0e7'],
      ['12e+03', '12000'],
      ['1e0001', '10'],
    ] as const) {
      assert.equal(compareDecimals(left, right), 0, `${left} and ${right}`);
    }
  });

  it('agrees with whole numbers of any length, shifted by any power of ten', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), fc.integer({ min: -400, max: 400 }), (a, b, power) => {
        const order = Math.sign(compareDecimals(`${a}e${power}`, `${b}e${power}`));
        assert.equal(order, a < b ? -1 : Number(a > b));
      }),
    );
  });
});
