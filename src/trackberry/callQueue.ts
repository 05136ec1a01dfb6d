/** For whom a call is made: somebody who waits for it, a view that is in sight, or nobody in particular. */
export type Priority = 'person' | 'view' | 'background';

/** The highest first. */
export const priorities: readonly Priority[] = ['person', 'view', 'background'];

export interface Queued {
  priority: Priority;
  /** Its place in the order of scheduling; kept when it is put back. */
  readonly order: number;
}

/** So many calls of higher priority may pass a lower one that waits; then one of the lower goes. */
const mostInARow = 9;

/**
 * The calls that wait, by priority and in order. Nothing in it costs more for many calls than for few, apart from
 * `putBack`, which costs by the few that were put back before.
 */
export class CallQueue<T extends Queued> {
  readonly #lanes: Record<Priority, Lane<T>> = { person: new Lane(), view: new Lane(), background: new Lane() };
  /** How many calls have passed each lane since one of it was taken. */
  readonly #passed: Record<Priority, number> = { person: 0, view: 0, background: 0 };

  get size(): number {
    return priorities.reduce((sum, priority) => sum + this.count(priority), 0);
  }

  count(priority: Priority): number {
    return this.#lanes[priority].size;
  }

  add(call: T): void {
    this.#lanes[call.priority].waiting.add(call);
  }

  /** Before all of its priority that were scheduled later. */
  putBack(call: T): void {
    const { returned } = this.#lanes[call.priority];
    const index = returned.findIndex(({ order }) => order > call.order);
    returned.splice(index < 0 ? returned.length : index, 0, call);
  }

  /** Returns whether it was waiting. */
  remove(call: T): boolean {
    return this.#lanes[call.priority].delete(call);
  }

  /** To a higher priority; behind those that wait there already. */
  promote(call: T, priority: Priority): void {
    const waited = this.remove(call);
    call.priority = priority;
    if (waited) {
      this.add(call);
    }
  }

  /** Priorities with a call that waits, in the order in which they should be served now. */
  turns(): Priority[] {
    const waiting = priorities.filter((priority) => this.count(priority) > 0);
    const overdue = waiting.filter((priority) => this.#passed[priority] >= mostInARow).reverse();
    return overdue.length === 0 ? waiting : [...new Set([...overdue, ...waiting])];
  }

  /** The first of this priority, taken out. */
  take(priority: Priority): T | undefined {
    const call = this.#lanes[priority].shift();
    if (call !== undefined) {
      for (const lower of priorities.slice(priorities.indexOf(priority) + 1)) {
        this.#passed[lower] = this.count(lower) === 0 ? 0 : this.#passed[lower] + 1;
      }
      this.#passed[priority] = 0;
    }
    return call;
  }

  /** Those of this priority, in order. */
  *of(priority: Priority): Generator<T> {
    yield* this.#lanes[priority].returned;
    yield* this.#lanes[priority].waiting;
  }
}

class Lane<T extends Queued> {
  /** Were sent, and are first again; by order. */
  readonly returned: T[] = [];
  readonly waiting = new Set<T>();
  /** Goes on where it was: from the front, each time, it would pass all that were taken before. */
  #next = this.waiting.values();

  get size(): number {
    return this.returned.length + this.waiting.size;
  }

  shift(): T | undefined {
    const call = this.returned[0] ?? this.#first();
    if (call !== undefined) {
      this.delete(call);
    }
    return call;
  }

  #first(): T | undefined {
    const { value, done } = this.#next.next();
    if (done !== true) {
      return value;
    }
    this.#next = this.waiting.values();
    return this.#next.next().value;
  }

  delete(call: T): boolean {
    const index = this.returned.indexOf(call);
    if (index >= 0) {
      this.returned.splice(index, 1);
    }
    return index >= 0 || this.waiting.delete(call);
  }
}
