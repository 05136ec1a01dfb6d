import { t } from '@vscode/l10n';
import type { Steps } from '../../steps/steps.ts';
import type { JsonSchema } from '../../trackberry/operation.ts';
import { demand } from '../demand.ts';
import type { JsonIndex } from '../json/jsonIndex.ts';
import { type Difference, type DifferenceKind, placeText } from './difference.ts';
import { escaped, SchemaPlan } from './schemaPlan.ts';

export interface BodyDifferences {
  /** In the order in which they first come. */
  differences: readonly Difference[];
  /** Keywords that the schema uses and that were not checked. */
  unchecked: readonly string[];
}

/** Values in one step. */
const inOneStep = 500;

/** Holds a body against the schema of its status. Its time grows with the answer, its depth with the schema alone. */
export function* bodyDifferences(index: JsonIndex, schema: JsonSchema): Steps<BodyDifferences> {
  const comparison = new Comparison(index);
  yield* comparison.value(0, new SchemaPlan([schema], ''));
  return { differences: [...comparison.found.values()], unchecked: [...comparison.unchecked] };
}

class Comparison {
  readonly found = new Map<string, Difference & { nodes: number[] }>();
  readonly unchecked = new Set<string>();
  readonly #index: JsonIndex;
  /** Keys by their letters in the text: few are read many times. */
  readonly #keys = new Map<string, string>();
  #work = 0;

  constructor(index: JsonIndex) {
    this.#index = index;
  }

  *value(node: number, described: SchemaPlan): Steps<void> {
    this.#work += 1;
    if (this.#work % inOneStep === 0) {
      yield;
    }
    const plan = this.#chosen(node, described);
    if (plan === undefined) {
      return;
    }
    for (const keyword of plan.unchecked) {
      this.unchecked.add(keyword);
    }
    if (plan.refusesAll) {
      this.#add('wrong', plan.place, notThere(plan.place), node);
      return;
    }
    const failing = plan.checks.filter((check) => !check.fits(this.#index, node));
    if (failing[0]?.keyword === 'type') {
      this.#add('wrong', plan.place, failing[0].demand, node); // what else is asked is asked of that type
      return;
    }
    for (const check of failing) {
      this.#add('wrong', plan.place, check.demand, node);
    }
    switch (this.#index.kind(node)) {
      case 'object':
        yield* this.#members(node, plan);
        return;
      case 'array':
        yield* this.#elements(node, plan);
        return;
      case 'null':
        if (plan.types.length > 0) {
          this.#add('null', plan.place, undefined, node);
        }
    }
  }

  *#members(node: number, plan: SchemaPlan): Steps<void> {
    const seen = new Set<string>();
    const end = this.#index.next(node);
    for (let member = node + 1; member < end; member = this.#index.next(member)) {
      const key = this.#key(member);
      seen.add(key);
      const inner = plan.member(key);
      if (inner.refusesAll) {
        const place = `${plan.place}/${escaped(key)}`;
        this.#add('wrong', place, notThere(place), member);
      } else if (!inner.saysNothing) {
        yield* this.value(member, inner);
      } else if (plan.keys.size > 0 && !plan.keys.has(key)) {
        this.#add('undocumented', `${plan.place}/${escaped(key)}`, undefined, member);
      }
    }
    for (const key of plan.required) {
      if (!seen.has(key)) {
        const place = `${plan.place}/${escaped(key)}`;
        this.#add('wrong', place, t('{0} must be there', placeText(place)), node);
      }
    }
    for (const key of plan.keys) {
      if (!seen.has(key) && !plan.required.has(key) && plan.expects(key)) {
        this.#add('missing', `${plan.place}/${escaped(key)}`, undefined, node);
      }
    }
  }

  *#elements(node: number, plan: SchemaPlan): Steps<void> {
    const end = this.#index.next(node);
    for (let element = node + 1; element < end; element = this.#index.next(element)) {
      yield* this.value(element, plan.element(this.#index.position(element)));
    }
  }

  /** The choice that a value is meant to fit: the first that it fits, else one of its type. Of no type: that is the difference. */
  #chosen(node: number, described: SchemaPlan): SchemaPlan | undefined {
    let plan = described;
    while (!plan.refusesAll && plan.branches.length > 0) {
      const ofType = plan.branches.filter((branch) => this.#hasType(node, branch));
      const [first] = ofType;
      if (first === undefined) {
        const types = [...new Set(plan.branches.flatMap((branch) => branch.types))];
        const asked = types.length > 0 ? demand('type', types, placeText(plan.place)) : undefined;
        this.#add('wrong', plan.place, asked ?? notThere(plan.place), node);
        return undefined;
      }
      plan = ofType.length === 1 ? first : (ofType.find((branch) => this.#fits(node, branch)) ?? first);
    }
    return plan;
  }

  #hasType(node: number, plan: SchemaPlan): boolean {
    return !plan.refusesAll && plan.checks.every(({ keyword, fits }) => keyword !== 'type' || fits(this.#index, node));
  }

  /** Whether there is nothing wrong with a value and all that is in it. */
  #fits(node: number, plan: SchemaPlan): boolean {
    if (plan.refusesAll || plan.saysNothing) {
      return plan.saysNothing;
    }
    if (plan.branches.length > 0) {
      return plan.branches.some((branch) => this.#fits(node, branch));
    }
    if (!plan.checks.every(({ fits }) => fits(this.#index, node))) {
      return false;
    }
    const isObject = this.#index.kind(node) === 'object';
    const missing = new Set(isObject ? plan.required : []);
    const end = this.#index.next(node);
    for (let child = node + 1; child < end; child = this.#index.next(child)) {
      const key = isObject ? this.#key(child) : '';
      missing.delete(key);
      if (!this.#fits(child, isObject ? plan.member(key) : plan.element(this.#index.position(child)))) {
        return false;
      }
    }
    return missing.size === 0;
  }

  #key(member: number): string {
    const source = this.#index.keySource(member) ?? '""';
    const key = this.#keys.get(source) ?? (JSON.parse(source) as string);
    this.#keys.set(source, key);
    return key;
  }

  #add(kind: DifferenceKind, place: string, demand: string | undefined, node: number): void {
    const id = `${kind} ${place} ${demand ?? ''}`;
    const found = this.found.get(id);
    if (found === undefined) {
      this.found.set(id, { kind, place, sentence: demand ?? placeText(place), nodes: [node] });
    } else {
      found.nodes.push(node);
    }
  }
}

function notThere(place: string): string {
  return t('{0} must not be there', placeText(place));
}
