import assert from 'node:assert/strict';
import { type Presence, readPresence, writePresence } from '../../../src/trackberry/presence.ts';
import { FakeClock } from '../../support/fakeClock.ts';

/** A process that was started so much earlier than another one on the same machine. */
function processOf(startedEarlierMs: number): FakeClock {
  const clock = new FakeClock();
  clock.stop(startedEarlierMs);
  clock.jumpWall(-startedEarlierMs);
  return clock;
}

function presenceAt(clock: FakeClock): Presence & { reading: NonNullable<Presence['reading']> } {
  const now = clock.monotonic();
  return {
    at: clock.wall(),
    lookedAt: clock.wall() - 300,
    waiting: true,
    claimed: 3,
    recent: 40,
    reading: {
      remaining: 42,
      resetAt: 1_707_667_200_000,
      endsAt: now + 30_000,
      sentAt: now - 200,
      learnedAt: now - 100,
    },
  };
}

describe('presence', () => {
  it('is read as it was written', () => {
    const clock = new FakeClock();
    const presence = presenceAt(clock);
    assert.deepEqual(readPresence(writePresence(presence, clock), clock), presence);
    const { reading: _, ...bare } = presence;
    assert.deepEqual(readPresence(writePresence(bare, clock), clock), bare);
  });

  it("turns the monotonic times of one process into another's", () => {
    const [here, there] = [processOf(0), processOf(3_600_000)];
    const presence = readPresence(writePresence(presenceAt(there), there), here);
    const now = here.monotonic();
    assert.deepEqual(presence?.reading, {
      ...presenceAt(there).reading,
      endsAt: now + 30_000,
      sentAt: now - 200,
      learnedAt: now - 100,
    });
  });

  it('holds nothing but numbers and a yes or no', () => {
    const clock = new FakeClock();
    const kinds = new Set<string>();
    JSON.parse(writePresence(presenceAt(clock), clock), (_, value: unknown) => {
      kinds.add(typeof value);
    });
    assert.deepEqual([...kinds].toSorted(), ['boolean', 'number', 'object']);
  });

  it('keeps no reading of a window that is over, or that ends later than any window can', () => {
    const clock = new FakeClock();
    for (const [endsIn, kept] of [
      [0, false],
      [1, true],
      [65_000, true],
      [3_600_000, false],
    ] as const) {
      const presence = presenceAt(clock);
      presence.reading.endsAt = clock.monotonic() + endsIn;
      assert.equal(readPresence(writePresence(presence, clock), clock)?.reading !== undefined, kept, String(endsIn));
    }
  });
});

describe('presence: what another window would not have written', () => {
  const whole = (): Record<string, unknown> => {
    const clock = new FakeClock();
    return JSON.parse(writePresence(presenceAt(clock), clock));
  };
  const clock = new FakeClock();

  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '42',
    '"text"',
    'true',
    '{}',
    '<html>',
    '\u0000',
    '{"__proto__":{"at":1,"lookedAt":1,"waiting":true,"claimed":0,"recent":0}}',
  ]) {
    it(`is none: ${JSON.stringify(text)}`, () => {
      assert.equal(readPresence(text, clock), undefined);
    });
  }

  it('is none that is longer than any presence', () => {
    const padded = JSON.stringify({ ...whole(), padding: 'x'.repeat(1_000) });
    assert.equal(readPresence(padded, clock), undefined);
    assert.equal(readPresence(' '.repeat(5_000_000), clock), undefined);
  });

  for (const [field, value] of [
    ['at', '1707667200000'],
    ['at', null],
    ['at', undefined],
    ['lookedAt', null],
    ['lookedAt', undefined],
    ['waiting', 'yes'],
    ['waiting', 1],
    ['waiting', undefined],
    ['claimed', -1],
    ['claimed', 0.5],
    ['claimed', '3'],
    ['claimed', undefined],
    ['recent', -1],
    ['recent', undefined],
  ] as const) {
    it(`is none whose "${field}" is ${JSON.stringify(value)}`, () => {
      assert.equal(readPresence(JSON.stringify({ ...whole(), [field]: value }), clock), undefined);
    });
  }

  for (const [field, value] of [
    ['remaining', -1],
    ['remaining', 1.5],
    ['remaining', '42'],
    ['remaining', null],
    ['resetAt', 'soon'],
    ['endsAt', null],
    ['sentAt', undefined],
    ['learnedAt', {}],
  ] as const) {
    it(`tells no reading whose "${field}" is ${JSON.stringify(value)}`, () => {
      const presence = whole();
      const text = JSON.stringify({ ...presence, reading: { ...Object(presence.reading), [field]: value } });
      assert.deepEqual(Object.keys(readPresence(text, clock) ?? {}), [
        'at',
        'lookedAt',
        'waiting',
        'claimed',
        'recent',
      ]);
    });
  }

  it('changes no prototype', () => {
    readPresence(
      '{"at":1,"lookedAt":1,"waiting":true,"claimed":0,"recent":0,"reading":{"__proto__":{"remaining":7}},"constructor":{"prototype":{}}}',
      clock,
    );
    assert.equal(Object.hasOwn(Object.prototype, 'remaining'), false);
  });
});
