import assert from 'node:assert/strict';
import { callsLeft } from '../../../src/trackberry/callsLeft.ts';

describe('callsLeft', () => {
  it('marks what is only an estimate', () => {
    assert.equal(callsLeft({ remaining: 87, estimated: false }), '87');
    assert.equal(callsLeft({ remaining: 87, estimated: true }), '~87');
  });

  it('reads as a number', () => {
    assert.equal(callsLeft({ remaining: 4_950, estimated: false }), '4,950');
  });
});
