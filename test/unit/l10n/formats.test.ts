import assert from 'node:assert/strict';
import { afterEach } from 'mocha';
import { formatBytes, formatDuration } from '../../../src/explorer/amounts.ts';
import { Decimal } from '../../../src/explorer/shipment/decimal.ts';
import { formatDecimal, formatSpan } from '../../../src/l10n/formats.ts';
import { useTranslation } from '../../../src/l10n/translation.ts';

const hour = 3_600_000;

describe('amounts in the display language', () => {
  const inLanguage = (language: string) => useTranslation({ language, texts: undefined });
  afterEach(() => inLanguage('en'));

  it('have as many decimal places as is said, and every digit of a text', () => {
    inLanguage('de');
    assert.equal(formatDecimal(1234.5, 2), '1.234,50');
    assert.equal(formatDecimal('12345678901234567890.10', 2), '12.345.678.901.234.567.890,10');
    assert.equal(String(Decimal.parse('1234567.890')), '1.234.567,890');
  });

  it('are spans of the two largest units, nothing rounded up', () => {
    assert.equal(formatSpan(52 * hour + 59_999), '2 days 4 hours');
    assert.equal(formatSpan(hour + 60_000), '1 hour 1 minute');
    assert.equal(formatSpan(59_999), '');
    inLanguage('de');
    assert.equal(formatSpan(25 * hour), '1 Tag, 1 Stunde');
    assert.equal(formatSpan(48 * hour), '2 Tage');
  });

  it('are times and sizes', () => {
    inLanguage('fr');
    assert.equal(formatDuration(1250), '1,25 s');
    assert.equal(formatBytes(1_234_567_890), '1\u202f234,6 MB');
  });
});
