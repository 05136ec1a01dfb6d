import assert from 'node:assert/strict';
import { Refill } from '../../../src/trackberry/refill.ts';
import { Budget } from './budget.ts';
import { type LimitKind, serverLimit } from './serverLimits.ts';

/** What is recognised after so many calls, as many milliseconds apart, on a server that counts like this. */
function after(kind: LimitKind, calls: number, apartMs: number): number | undefined {
  const refill = new Refill();
  const server = serverLimit(kind, 100, 0, 0);
  for (let at = 0, call = 0; call < calls; call += 1, at += apartMs) {
    if (server.left(at) > 0) {
      server.use(at);
    }
    refill.observe({ limit: 100, remaining: server.left(at), resetInMs: server.resetsAt(at) - at });
  }
  return refill.perCallMs(100);
}

describe('a limit that fills evenly', () => {
  it('is recognised by its reset, which moves with each call', () => {
    for (const apartMs of [1, 50, 200]) {
      assert.equal(after('bucket', 60, apartMs), 600, `${apartMs} ms apart`);
    }
  });

  it('is not assumed after a few calls, nor where hardly any are used', () => {
    assert.equal(after('bucket', 20, 50), undefined);
    assert.equal(after('bucket', 200, 700), undefined);
  });

  it('is not taken for what it is not: a fixed or a sliding minute', () => {
    for (const kind of ['fixed', 'sliding'] as const) {
      for (const apartMs of [1, 50, 300, 600, 700, 2_000]) {
        assert.equal(after(kind, 300, apartMs), undefined, `${kind}, ${apartMs} ms apart`);
      }
    }
  });

  it('is forgotten with the first reading that does not fit', () => {
    const refill = new Refill();
    for (const used of [10, 20, 30, 40]) {
      refill.observe({ limit: 100, remaining: 100 - used, resetInMs: used * 600 });
    }
    assert.equal(refill.perCallMs(100), 600);
    refill.observe({ limit: 100, remaining: 50, resetInMs: 50_000 });
    assert.equal(refill.perCallMs(100), undefined);
  });

  it('is not emptied by machines: the last call waits until another one has come back', () => {
    const budget = new Budget();
    for (const remaining of [90, 80, 70, 60, 50, 1]) {
      budget.ask(remaining, (100 - remaining) * 0.6);
    }
    assert.equal(budget.wait('view'), 600);
    assert.equal(budget.wait('person'), 0);
  });
});
