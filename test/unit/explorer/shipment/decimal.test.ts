import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Decimal } from '../../../../src/explorer/shipment/decimal.ts';

function decimal(text: string): Decimal {
  const parsed = Decimal.parse(text);
  assert.ok(parsed, text);
  return parsed;
}

describe('Decimal', () => {
  it('keeps the decimal places that it was written with', () => {
    for (const [text, shown] of [
      ['4.10', '4.10'],
      ['0', '0'],
      ['-0.5', '-0.5'],
      ['0.001', '0.001'],
      ['1234567.890', '1,234,567.890'],
      ['12345678901234567890', '12,345,678,901,234,567,890'],
      ['1.5e3', '1,500'],
      ['15E-1', '1.5'],
    ] as const) {
      assert.equal(String(decimal(text)), shown);
    }
  });

  it('reckons without the noise of binary fractions', () => {
    assert.equal(String(decimal('0.1').plus(decimal('0.2'))), '0.3');
    assert.equal(String(decimal('120').times(decimal('4.10'))), '492.00');
    assert.equal(String(decimal('3').times(decimal('18.1'))), '54.3');
    assert.equal(String(decimal('1').plus(decimal('0.25'))), '1.25');
  });

  it('sums as whole numbers of cents do', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 1_000_000 }));
    fc.assert(
      fc.property(cents, (all) => {
        const sum = all.reduce((total, each) => total.plus(decimal((each / 100).toFixed(2))), decimal('0.00'));
        const expected = all.reduce((total, each) => total + each, 0);
        assert.equal(sum.toString().replaceAll(',', ''), (expected / 100).toFixed(2));
      }),
    );
  });

  it('knows a whole number, however it is written', () => {
    assert.deepEqual(
      ['120', '120.0', '1.2e2', '120.5'].map((text) => decimal(text).isWhole),
      [true, true, true, false],
    );
  });

  it('refuses what is no number, and what would fill the memory', () => {
    for (const text of [
      '',
      'x',
      '0x10',
      '1e999999999',
      '1e-999999999',
      '9'.repeat(101),
      `0.${'1'.repeat(101)}`,
      '1,5',
    ]) {
      assert.equal(Decimal.parse(text), undefined, text.slice(0, 20));
    }
  });
});
