import type { Operation } from '../../trackberry/openapi.ts';
import { bySourceAndTag } from '../operationGroups.ts';
import { element, setAttributes } from './element.ts';
import { methodBadge } from './methodBadge.ts';

/** The calls to choose from, in groups by tag. */
export class OperationList {
  readonly element: HTMLElement;
  readonly #buttons: ReadonlyMap<string, HTMLButtonElement>;

  constructor(operations: readonly Operation[], onSelect: (operation: Operation) => void) {
    this.#buttons = new Map(operations.map((operation) => [operation.id, button(operation, onSelect)]));
    const groups = bySourceAndTag(operations).map((group) =>
      element(
        'div',
        { class: 'group' },
        element('h2', {}, group.name),
        ...group.operations.flatMap(({ id }) => this.#buttons.get(id) ?? []),
      ),
    );
    this.element = element('nav', { class: 'operations', 'aria-label': 'Calls of the API' }, ...groups);
  }

  select(id: string): void {
    for (const [each, target] of this.#buttons) {
      setAttributes(target, { 'aria-current': each === id ? 'true' : undefined });
    }
  }
}

function button(operation: Operation, onSelect: (operation: Operation) => void): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: 'operation' },
    methodBadge(operation.method),
    element('span', { class: 'operation-summary' }, operation.summary),
    element('span', { class: 'operation-path' }, operation.path),
  );
  made.addEventListener('click', () => onSelect(operation));
  return made;
}
