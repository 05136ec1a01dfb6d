import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { useNeighbourhood } from './neighbourhood.ts';
import type { Wire } from './wire.ts';

const many = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`).join(' ');

describe('throttle with other windows here: before a call', () => {
  const use = useNeighbourhood();

  it("lets a machine's call wait for a look, and a person's not", async () => {
    const wire = use().wire();
    wire.for('view', 'v');
    assert.equal(wire.sent, '');
    wire.for('person', 'p');
    assert.equal(wire.sent, 'p');
    await use().settle();
    await wire.answer('p', 200, wire.quota(90, 60));
    await use().advance(200);
    assert.equal(wire.sent, 'p v');
  });

  it('does not wait for that look for long', async () => {
    const wire = use().wire();
    wire.for('view', 'v');
    wire.clock.stop(2_000); // meanwhile no file is answered
    await wire.clock.settle();
    assert.equal(wire.sent, 'v');
    await use().settle();
  });

  it('goes on with half of what is left, about, where the folder cannot be used', async () => {
    await writeFile(use().folder, 'a file in its place');
    const wire = use().wire();
    wire.for('view', many('v', 40));
    await use().advance(200);
    await wire.answer('v0', 200, wire.quota(20, 60));
    await use().advance(200);
    assert.equal(wire.throttle.state().windowsHere, 2);
    const { inFlight } = wire.throttle.state();
    assert.ok(inFlight >= 7 && inFlight <= 10, `${inFlight} in flight of 20 left`);
    assert.equal(use().log.lines.length, 1);
  });
});

describe('throttle with other windows here: what one has read', () => {
  const use = useNeighbourhood();

  /** A window that has just read the quota, and another one. */
  async function afterReading(remaining: number, resetIn: number): Promise<[Wire, Wire]> {
    const [a, b] = [use().wire(), use().wire()];
    a.for('view', 'a');
    await use().advance(200);
    await a.answer('a', 200, a.quota(remaining, resetIn));
    await use().advance(200);
    return [a, b];
  }

  it('is used by the other without a probe of its own', async () => {
    const [, b] = await afterReading(40, 60);
    b.for('view', many('b', 30));
    await use().advance(200);
    assert.equal(b.throttle.state().estimated, false);
    assert.equal(b.throttle.state().remaining + b.attempts.length, 40);
  });

  it('lets one that has just begun send singly, until the others must have seen it', async () => {
    const [, b] = await afterReading(40, 60);
    b.for('view', many('b', 30));
    await use().advance(1_000);
    assert.equal(b.throttle.state().inFlight, 1);
    await b.answer('b0', 200, b.quota(39, 59));
    await use().advance(4_000);
    assert.ok(b.throttle.state().inFlight > 1, `${b.throttle.state().inFlight} in flight`);
  });

  it('holds the other back at 0, until the reset', async () => {
    const [, b] = await afterReading(0, 10);
    b.for('view', 'b');
    await use().advance(9_000);
    assert.equal(b.sent, '');
    await use().advance(2_000);
    assert.equal(b.sent, 'b');
  });

  it('holds the other back after a refusal, too', async () => {
    const [a, b] = await afterReading(50, 20);
    a.for('view', 'refused');
    await use().advance(200);
    await a.answer('refused', 429, a.quota(0, 15));
    await use().advance(200);
    b.for('view', 'b');
    await use().advance(10_000);
    assert.equal(b.sent, '');
  });

  it('is announced where it is learned', async () => {
    const [a, b] = [use().wire(), use().wire()];
    const events: string[] = [];
    b.throttle.onDidChange(() => {
      const { remaining, windowsHere } = b.throttle.state();
      events.push(`${remaining} left, ${windowsHere} here`);
    });
    a.for('person', 'a');
    await a.answer('a', 200, a.quota(0, 30));
    a.for('view', 'a2');
    await use().settle();
    b.for('view', 'b');
    await use().advance(1_500);
    assert.equal(events.at(-1), '0 left, 2 here');
  });
});

describe('throttle with other windows here: sharing', () => {
  const use = useNeighbourhood();

  it('has no more in flight together than is left, and each window its part', async () => {
    const wires = [use().wire(), use().wire(), use().wire()];
    for (const wire of wires) {
      wire.for('person', 'p');
      await wire.answer('p', 200, wire.quota(0, 6));
      wire.for('view', many('v', 30));
    }
    await use().advance(6_500);
    const prober = wires.find(({ attempts }) => attempts.length > 1);
    assert.ok(prober);
    await prober.answer('v0', 200, prober.quota(45, 60));
    await use().advance(400);
    assert.deepEqual(
      wires.map(({ throttle }) => throttle.state().inFlight),
      [15, 15, 15],
    );
  });

  it('sends one probe at the reset, whoever it is', async () => {
    const wires = [use().wire(), use().wire(), use().wire()];
    for (const wire of wires) {
      wire.for('person', 'p');
      await wire.answer('p', 200, wire.quota(0, 10));
      wire.for('view', many('v', 5));
    }
    await use().advance(10_950);
    const sent = wires.map(({ attempts }) => attempts.length - 1);
    assert.deepEqual(
      sent.toSorted((a, b) => a - b),
      [0, 0, 1],
    );
    const prober = wires[sent.indexOf(1)];
    assert.ok(prober);
    await prober.answer('v0', 200, prober.quota(90, 60));
    await use().advance(400);
    for (const wire of wires) {
      assert.equal(wire.waiting, 0);
    }
  });

  it('lets each window ask in its turn, when those before it got no answer', async () => {
    const wires = [use().wire(), use().wire(), use().wire()];
    for (const wire of wires) {
      wire.for('person', 'p');
      await wire.answer('p', 200, wire.quota(0, 10));
      wire.for('view', 'v w');
    }
    const asked: number[] = [];
    await use().advance(10_000);
    for (let step = 0; step < 16; step += 1) {
      await use().advance(500);
      asked.push(wires.filter(({ sent }) => sent === 'p v').length);
    }
    assert.deepEqual([...new Set(asked)], [1, 2, 3]);
  });

  it('sends one probe at the reset, also where it has nothing else to send', async () => {
    const wires = [use().wire(), use().wire()];
    for (const wire of wires) {
      wire.for('person', 'p');
      await wire.answer('p', 200, wire.quota(0, 10));
      wire.for('view', 'v');
    }
    await use().advance(10_500);
    assert.deepEqual(wires.map(({ sent }) => sent).toSorted(), ['p', 'p v']);
  });

  it('keeps the reset where it is, however often the windows tell each other', async () => {
    const wires = [use().wire(() => 1), use().wire(() => 1)];
    for (const wire of wires) {
      wire.for('person', 'p');
      await wire.answer('p', 200, wire.quota(0, 40));
      wire.for('view', 'v');
    }
    const resets = () => wires.map(({ throttle }) => throttle.state().resetAt);
    const before = resets();
    await use().advance(30_000);
    assert.deepEqual(resets(), before);
  });

  it('is given up as soon as nothing waits any more', async () => {
    const [a, b] = [use().wire(), use().wire()];
    const controller = new AbortController();
    a.for('person', 'p');
    await a.answer('p', 200, a.quota(0, 40));
    a.for('view', 'a');
    b.schedule('b', { priority: 'view', signal: controller.signal });
    await use().advance(500);
    assert.equal(a.throttle.state().windowsHere, 2);
    controller.abort(new Error('The view was closed.'));
    await use().advance(500);
    assert.equal(a.throttle.state().windowsHere, 1);
  });

  it('ends with the throttle: its file is gone, and no timer is left', async () => {
    const [a, b] = [use().wire(), use().wire()];
    for (const wire of [a, b]) {
      wire.for('person', 'p');
      await wire.answer('p', 200, wire.quota(0, 40));
      wire.for('view', 'v');
    }
    await use().advance(500);
    a.throttle.close(new Error('The session ended.'));
    b.throttle.close(new Error('The session ended.'));
    await use().settle();
    assert.deepEqual(await use().files(), []);
    assert.equal(use().clock.timers, 0);
  });
});
