import assert from 'node:assert/strict';
import { faults } from '../../support/l10n/translations.ts';

describe('faults of a translation', () => {
  const english = { 'Open {0}': 'Open {0}', 'Set/a verb': { message: 'Set', comment: ['a verb'] }, Send: 'Send' };

  it('are what it lacks, what nobody uses, and other places', () => {
    const texts = { 'Open {0}': '{1} öffnen', 'Set/a verb': 'Setzen', Gone: 'Weg' };
    assert.deepEqual(faults(english, { file: '', texts }), [
      'missing: "Send"',
      'no longer used: "Gone"',
      'other places or commands: "Open {0}"',
    ]);
  });

  it('are none where all is said', () => {
    const texts = { 'Open {0}': '{0} öffnen', 'Set/a verb': 'Setzen', Send: 'Senden' };
    assert.deepEqual(faults(english, { file: '', texts }), []);
  });

  it('are commands that a link of another name runs', () => {
    const texts = { a: '[Los](command:b)' };
    assert.equal(faults({ a: '[Go](command:a)' }, { file: '', texts }).length, 1);
  });
});
