import assert from 'node:assert/strict';
import { type SettingFact, settingShown } from '../../../src/diagnostics/settingShown.ts';

const fact = (value: unknown, more: Partial<SettingFact> = {}) =>
  settingShown({ id: 'trackberry.x', value, default: '', setIn: 'user', ...more });

describe('a setting in a report', () => {
  it('is shown where it is a number, a switch or one of a list', () => {
    assert.equal(fact(25), '25 (user)');
    assert.equal(fact(false, { setIn: '' }), 'false (default)');
    assert.equal(fact('block', { allowed: ['allow', 'block'] }), 'block (user)');
  });

  it('is only said to be set where it is any other text', () => {
    assert.equal(fact('/home/somebody/secret.yaml'), 'set (user)');
    assert.equal(fact('secret', { allowed: ['allow', 'block'] }), 'set (user)');
    assert.equal(fact(''), 'not set (user)');
    assert.equal(fact({ secret: 'secret' }), 'object (user)');
    assert.equal(fact(['secret', 'secret']), '2 entries (user)');
  });

  it('is its origin where it is an address', () => {
    const address = { default: 'https://trackberry.ag/api/v1' };
    assert.equal(
      fact('https://name:secret@example.com:8443/secret?secret#secret', address),
      'https://example.com:8443 (user)',
    );
    assert.equal(fact('file:///secret', address), 'set (user)');
    assert.equal(fact('secret', address), 'set (user)');
  });
});
