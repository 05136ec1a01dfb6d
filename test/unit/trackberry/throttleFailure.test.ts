import assert from 'node:assert/strict';
import {
  CertificateError,
  NetworkError,
  RedirectError,
  TimeoutError,
  TooLargeError,
  UnreachableError,
} from '../../../src/trackberry/errors.ts';
import { Wire } from './wire.ts';

const broken = new NetworkError('The connection broke.');

describe('throttle: a GET that fails', () => {
  for (const failure of [broken, new TimeoutError(1000), new UnreachableError('Refused.')]) {
    it(`is tried three times after ${failure.constructor.name}, and ends in it`, async () => {
      const wire = new Wire();
      const a = wire.get('a');
      for (const sent of ['a', 'a a', 'a a a']) {
        assert.equal(wire.sent, sent);
        assert.equal(a.settled, false);
        await wire.fail('a', failure);
      }
      await wire.clock.advance(600_000);
      assert.equal(a.error, failure);
      assert.equal(wire.sent, 'a a a');
    });
  }

  for (const status of [502, 503, 504]) {
    it(`is tried three times after ${status}, and ends in that answer`, async () => {
      const wire = new Wire();
      const a = wire.get('a');
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        assert.equal(a.settled, false);
        await wire.answer('a', status, wire.quota(90, 60));
      }
      await wire.clock.advance(600_000);
      assert.equal(a.value?.status, status);
      assert.equal(wire.sent, 'a a a');
    });
  }

  for (const status of [200, 204, 301, 400, 401, 403, 404, 422, 500, 501]) {
    it(`is not repeated after ${status}`, async () => {
      const wire = new Wire();
      const a = wire.get('a');
      await wire.answer('a', status, wire.quota(90, 60));
      await wire.clock.advance(600_000);
      assert.equal(a.value?.status, status);
      assert.equal(wire.sent, 'a');
    });
  }

  for (const failure of [new CertificateError('Untrusted.'), new TooLargeError(1), new RedirectError('Elsewhere.')]) {
    it(`is not repeated after ${failure.constructor.name}`, async () => {
      const wire = new Wire();
      const a = wire.get('a');
      await wire.fail('a', failure);
      await wire.clock.advance(600_000);
      assert.equal(a.error, failure);
      assert.equal(wire.sent, 'a');
    });
  }

  it('waits longer before each try, up to 1 s and 2 s, while the others go on', async () => {
    const wire = new Wire(() => 1);
    wire.get('a');
    await wire.fail('a', broken);
    wire.get('b');
    assert.equal(wire.sent, 'a b');
    await wire.clock.advance(999);
    assert.equal(wire.sent, 'a b');
    await wire.answer('b', 200, wire.quota(50, 60));
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b a');
    await wire.fail('a', broken);
    await wire.clock.advance(1_999);
    assert.equal(wire.sent, 'a b a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b a a');
  });

  it('waits a random part of that: full jitter', async () => {
    for (const random of [0, 0.25, 0.5]) {
      const wire = new Wire(() => random);
      wire.get('a');
      await wire.fail('a', broken);
      await wire.clock.advance(Math.max(0, 1_000 * random - 1));
      assert.equal(wire.sent, random === 0 ? 'a a' : 'a');
      await wire.clock.advance(1);
      assert.equal(wire.sent, 'a a');
    }
  });

  it('is not tried again 120 s after it was sent first', async () => {
    for (const [firstFailsAfter, secondFailsAfter, tries] of [
      [60_000, 58_000, 3],
      [60_000, 61_000, 2],
    ] as const) {
      const wire = new Wire();
      const a = wire.get('a');
      await wire.clock.advance(firstFailsAfter);
      await wire.fail('a', broken);
      await wire.clock.advance(secondFailsAfter);
      await wire.fail('a', broken);
      assert.equal(wire.attempts.length, tries);
      assert.equal(a.settled, tries === 2);
    }
  });

  it('is not tried again where the wait would end after 120 s', async () => {
    const wire = new Wire(() => 1);
    const a = wire.get('a');
    await wire.clock.advance(119_500);
    await wire.fail('a', broken);
    assert.equal(a.error, broken);
  });

  it('may wait in line for longer than that before it is sent first', async () => {
    const wire = new Wire();
    wire.gets('first a');
    for (let minute = 0; minute < 3; minute += 1) {
      await wire.answer('first', 429, wire.quota(0, 60));
      await wire.clock.advance(60_000);
    }
    await wire.answer('first', 200, wire.quota(50, 60));
    await wire.fail('a', broken);
    assert.equal(wire.sent, 'first first first first a a');
  });

  it('takes each further try from the quota', async () => {
    const wire = new Wire();
    wire.gets('a b');
    await wire.answer('a', 200, wire.quota(1, 60));
    await wire.answer('b', 503, wire.quota(0, 60));
    await wire.clock.advance(59_999);
    assert.equal(wire.sent, 'a b');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b b');
  });

  it('keeps its three tries, however often it was refused before', async () => {
    const wire = new Wire();
    const a = wire.get('a');
    for (let refusal = 1; refusal <= 4; refusal += 1) {
      await wire.answer('a', 429, wire.quota(0, 10));
      await wire.clock.advance(10_000);
    }
    await wire.fail('a', broken);
    await wire.answer('a', 503);
    assert.equal(a.settled, false);
    await wire.answer('a', 200);
    assert.equal(a.value?.status, 200);
  });
});
