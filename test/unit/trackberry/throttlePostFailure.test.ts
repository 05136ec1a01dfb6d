import assert from 'node:assert/strict';
import {
  CertificateError,
  NetworkError,
  OutcomeUnknownError,
  RedirectError,
  TimeoutError,
  TooLargeError,
  UnreachableError,
} from '../../../src/trackberry/errors.ts';
import { answer } from './answers.ts';
import { Wire } from './wire.ts';

const broken = new NetworkError('The connection broke.');

describe('throttle: a POST that fails', () => {
  for (const failure of [broken, new TimeoutError(1000), new TooLargeError(1)]) {
    it(`reaches the wire once and ends in OutcomeUnknownError after ${failure.constructor.name}`, async () => {
      const wire = new Wire();
      const created = wire.post('create');
      await wire.fail('create', failure);
      await wire.clock.advance(600_000);
      assert.ok(created.error instanceof OutcomeUnknownError);
      assert.equal(created.error.cause, failure);
      assert.equal(wire.sent, 'create');
    });
  }

  for (const failure of [new UnreachableError('Refused.'), new CertificateError('Untrusted.')]) {
    it(`ends in ${failure.constructor.name} itself, because nothing reached the server`, async () => {
      const wire = new Wire();
      const created = wire.post('create');
      await wire.fail('create', failure);
      await wire.clock.advance(600_000);
      assert.equal(created.error, failure);
      assert.equal(wire.sent, 'create');
    });
  }

  for (const status of [500, 502, 503, 504]) {
    it(`is not repeated after ${status}`, async () => {
      const wire = new Wire();
      const created = wire.post('create');
      await wire.answer('create', status, { 'retry-after': '1' });
      await wire.clock.advance(600_000);
      assert.equal(created.value?.status, status);
      assert.equal(wire.sent, 'create');
    });
  }

  it('ends in the failure itself where that came before anything was sent', async () => {
    const wire = new Wire();
    const noToken = new NetworkError('The token could not be read.');
    const created = wire.schedule('create', { repeatable: false, send: () => Promise.reject(noToken) });
    await wire.clock.advance(600_000);
    assert.equal(created.error, noToken);
  });

  it('ends in the failure itself where that came before anything was sent again', async () => {
    const wire = new Wire();
    const noToken = new NetworkError('The token could not be read.');
    let tries = 0;
    const created = wire.schedule('create', {
      repeatable: false,
      send: (_, onSent) => {
        tries += 1;
        if (tries === 2) {
          return Promise.reject(noToken);
        }
        onSent();
        return Promise.resolve(answer(429, wire.quota(0, 10)));
      },
    });
    await wire.clock.advance(10_000);
    assert.equal(created.error, noToken);
    assert.equal(tries, 2);
  });

  it('ends in the reason of its signal where that came before anything was sent', async () => {
    const wire = new Wire();
    const controller = new AbortController();
    const reason = new Error('The editor was closed.');
    const created = wire.schedule('create', {
      repeatable: false,
      signal: controller.signal,
      send: (cut) => new Promise((_, reject) => cut.addEventListener('abort', () => reject(cut.reason))),
    });
    controller.abort(reason);
    await wire.clock.settle();
    assert.equal(created.error, reason);
  });

  it('does not become repeatable by a refusal before', async () => {
    const wire = new Wire();
    const created = wire.post('create');
    await wire.answer('create', 429, wire.quota(0, 10));
    await wire.clock.advance(10_000);
    await wire.fail('create', broken);
    await wire.clock.advance(600_000);
    assert.ok(created.error instanceof OutcomeUnknownError);
    assert.equal(wire.sent, 'create create');
  });
});

describe('throttle: a POST that is answered by a redirect', () => {
  it('has an unknown outcome: that is how a form that was carried out is answered', async () => {
    const wire = new Wire();
    const a = wire.post('a');
    await wire.fail('a', new RedirectError('Elsewhere.'));
    assert.ok(a.error instanceof OutcomeUnknownError);
    assert.equal(wire.sent, 'a');
  });
});
