import assert from 'node:assert/strict';
import { CallQueue, type Priority, type Queued } from '../../../src/trackberry/callQueue.ts';

interface Named extends Queued {
  name: string;
}

/** Its calls are named after their priority and numbered by their order: p0 v1 b2. */
class TestQueue {
  readonly queue = new CallQueue<Named>();
  readonly calls = new Map<string, Named>();

  add(names: string): this {
    for (const name of names.split(' ')) {
      const call: Named = { name, priority: priorityOf(name), order: Number(name.slice(1)) };
      this.calls.set(name, call);
      this.queue.add(call);
    }
    return this;
  }

  get(name: string): Named {
    const call = this.calls.get(name);
    assert.ok(call);
    return call;
  }

  /** What goes next where everything may go. */
  next(): string | undefined {
    const [first] = this.queue.turns();
    return first && this.queue.take(first)?.name;
  }

  drain(): string {
    return Array.from({ length: this.queue.size }, () => this.next()).join(' ');
  }
}

function priorityOf(name: string): Priority {
  return name.startsWith('p') ? 'person' : name.startsWith('v') ? 'view' : 'background';
}

function names(letter: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${letter}${index}`).join(' ');
}

describe('call queue', () => {
  it('serves persons before views before background, each in the order of scheduling', () => {
    assert.equal(new TestQueue().add('b0 v1 p2 b3 p4 v5').drain(), 'p2 p4 v1 v5 b0 b3');
  });

  it('names only the priorities that wait, and takes nothing of the others', () => {
    const { queue } = new TestQueue().add('v0 b1');
    assert.deepEqual(queue.turns(), ['view', 'background']);
    assert.equal(queue.take('person'), undefined);
    assert.equal(queue.size, 2);
  });

  it('lets one lower call go after nine of higher priority', () => {
    const queue = new TestQueue().add(names('p', 30)).add('b100 b101');
    const order = queue.drain().split(' ');
    assert.deepEqual([order.indexOf('b100'), order.indexOf('b101')], [9, 19]);
  });

  it('lets neither of two lower priorities starve', () => {
    const queue = new TestQueue().add(names('p', 100)).add(names('v', 5)).add(names('b', 5));
    const order = queue.drain().split(' ');
    for (const letter of 'vb') {
      const turns = Array.from({ length: 5 }, (_, index) => order.indexOf(`${letter}${index}`));
      const gaps = turns.map((turn, index) => turn - (turns[index - 1] ?? -1));
      assert.ok(Math.max(...gaps) <= 11, `${letter} waited for ${gaps.join(', ')} calls`);
    }
  });

  it('does not count against the higher what passed while nobody waited below', () => {
    const queue = new TestQueue().add(names('p', 20));
    for (let taken = 0; taken < 15; taken += 1) {
      queue.next();
    }
    queue.add('b100');
    assert.equal(queue.next(), 'p15');
  });

  it('still offers the higher ones where the one that is overdue may not go', () => {
    const queue = new TestQueue().add(names('p', 12)).add('v100 b101');
    for (let taken = 0; taken < 9; taken += 1) {
      queue.next();
    }
    assert.deepEqual(queue.queue.turns(), ['background', 'view', 'person']);
  });

  it('puts a call back before all of its priority that came later, whatever the order of putting back', () => {
    const queue = new TestQueue().add('p0 p1 p2 p3 v4');
    const taken = [0, 1, 2].map(() => queue.queue.take('person'));
    for (const index of [1, 2, 0]) {
      const call = taken[index];
      assert.ok(call);
      queue.queue.putBack(call);
    }
    assert.deepEqual(
      [...queue.queue.of('person')].map(({ name }) => name),
      ['p0', 'p1', 'p2', 'p3'],
    );
    assert.equal(queue.drain(), 'p0 p1 p2 p3 v4');
  });

  it('removes what waits, what was put back too, once', () => {
    const queue = new TestQueue().add('p0 p1 p2');
    const back = queue.queue.take('person');
    assert.ok(back);
    queue.queue.putBack(back);
    assert.deepEqual([queue.queue.remove(back), queue.queue.remove(queue.get('p1'))], [true, true]);
    assert.deepEqual([queue.queue.remove(back), queue.queue.remove(queue.get('p1'))], [false, false]);
    assert.equal(queue.drain(), 'p2');
  });

  it('promotes a call that waits, behind those of its new priority', () => {
    const queue = new TestQueue().add('b0 b1 p2 v3');
    const call = queue.get('b1');
    queue.queue.promote(call, 'person');
    assert.equal(call.priority, 'person');
    assert.deepEqual([queue.queue.count('person'), queue.queue.count('background')], [2, 1]);
    assert.equal(queue.drain(), 'p2 b1 v3 b0');
  });

  it('drains 100,000 calls and removes as many in well under a second', () => {
    const queue = new CallQueue<Queued>();
    const calls = Array.from({ length: 200_000 }, (_, order): Queued => ({ priority: 'view', order }));
    const start = performance.now();
    for (const call of calls) {
      queue.add(call);
    }
    for (const call of calls.slice(100_000).reverse()) {
      queue.remove(call);
    }
    while (queue.size > 0) {
      queue.take('view');
    }
    assert.ok(performance.now() - start < 1_000, `${performance.now() - start} ms`);
  });
});
