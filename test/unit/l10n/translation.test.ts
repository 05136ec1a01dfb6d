import assert from 'node:assert/strict';
import { t } from '@vscode/l10n';
import { afterEach } from 'mocha';
import {
  formatClock,
  formatDay,
  formatDayInFull,
  formatMoment,
  formatNumber,
  formatSince,
} from '../../../src/l10n/formats.ts';
import { displayLanguage, useTranslation } from '../../../src/l10n/translation.ts';

const at = new Date(2026, 10, 27, 13, 5, 9).getTime();

describe('useTranslation', () => {
  afterEach(() => useTranslation({ language: 'en', texts: undefined }));

  it('translates what the bundle knows, and leaves the rest in English', () => {
    useTranslation({ language: 'de', texts: { '{0} shipments': '{0} Sendungen' } });
    assert.equal(t('{0} shipments', 3), '3 Sendungen');
    assert.equal(t('{0} pallets', 3), '3 pallets');
  });

  it('puts values in once: what stands in one is never taken for a place of another', () => {
    assert.equal(t('{0} or {1}', '{1}', 'b'), '{1} or b');
  });

  it('has times and numbers written in the display language, also when no text is translated', () => {
    useTranslation({ language: 'de', texts: undefined });
    assert.equal(displayLanguage(), 'de');
    assert.equal(formatNumber(1234.5), '1.234,5');
    assert.equal(formatDay(at), '27.11.2026');
    assert.equal(formatDayInFull(at), 'Freitag, 27. November 2026');
    assert.equal(formatMoment(at), '27.11.2026, 13:05');
    assert.equal(formatSince(at, at + 1000), formatClock(at));
    assert.equal(formatSince(at, at + 86_400_000), formatMoment(at));
    assert.equal(formatClock(at), '13:05:09');
  });

  it('follows a change of the language', () => {
    assert.equal(formatNumber(1234.5), '1,234.5');
    assert.match(formatClock(at), /^1:05:09\sPM$/);
    useTranslation({ language: 'ja', texts: {} });
    assert.equal(formatDay(at), '2026/11/27');
  });

  it('writes as in English where the language is no tag that Intl knows', () => {
    for (const language of ['', 'de_DE', 'en-US@posix', '../de', 'x'.repeat(100)]) {
      useTranslation({ language, texts: undefined });
      assert.equal(formatNumber(1234.5), '1,234.5', language);
    }
  });
});
