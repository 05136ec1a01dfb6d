import { t } from '@vscode/l10n';
import type { Operation } from '../../trackberry/operation.ts';
import { bySourceAndTag } from '../operationGroups.ts';
import { element, setAttributes } from './element.ts';
import { methodBadge } from './methodBadge.ts';

/** More than can be seen at a glance: then one can type what to look for. */
const manyOperations = 12;

interface Row {
  operation: Operation;
  button: HTMLButtonElement;
}

/** The calls to choose from, in groups by tag. One stop of the Tab key; the arrow keys go through it. */
export class OperationList {
  readonly element: HTMLElement;
  readonly #rows: readonly Row[];
  readonly #groups: ReadonlyMap<HTMLElement, readonly Row[]>;
  readonly #none = element(
    'p',
    { class: 'quiet no-operation', role: 'status', hidden: true },
    t('No calls match the filter.'),
  );

  constructor(operations: readonly Operation[], onSelect: (operation: Operation) => void) {
    const groups = bySourceAndTag(operations).map(({ name, operations: members }) => {
      const rows = members.map((operation) => ({ operation, button: button(operation, onSelect) }));
      return [group(name, rows), rows] as const;
    });
    this.#rows = groups.flatMap(([, rows]) => rows);
    this.#groups = new Map(groups);
    this.element = element(
      'nav',
      { class: 'operations', 'aria-label': t('Calls of the API') },
      ...(operations.length > manyOperations ? [this.#filter()] : []),
      ...this.#groups.keys(),
      this.#none,
    );
    this.element.addEventListener('keydown', (event) => this.#move(event));
    this.#stopAt(this.#rows[0]?.button);
  }

  select(id: string): void {
    for (const { operation, button } of this.#rows) {
      setAttributes(button, { 'aria-current': operation.id === id ? 'true' : undefined });
    }
    this.#stopAt(this.#rows.find(({ operation }) => operation.id === id)?.button);
  }

  #filter(): HTMLElement {
    const filter = element('input', {
      type: 'search',
      id: 'operation-filter',
      class: 'operation-filter',
      placeholder: t('Filter calls'),
      'aria-label': t('Filter calls'),
    });
    filter.addEventListener('input', () => this.#show(filter.value));
    return filter;
  }

  #show(typed: string): void {
    const words = typed.toLowerCase().split(/\s+/);
    for (const [group, rows] of this.#groups) {
      for (const { operation, button } of rows) {
        const { method, summary, path, tag } = operation;
        const text = `${method} ${summary} ${path} ${tag}`.toLowerCase();
        button.hidden = !words.every((word) => text.includes(word));
      }
      group.hidden = rows.every(({ button }) => button.hidden);
    }
    const shown = this.#shown();
    this.#none.hidden = shown.length > 0;
    this.#stopAt(shown.find((button) => button.hasAttribute('aria-current')) ?? shown[0]);
  }

  #shown(): readonly HTMLButtonElement[] {
    return this.#rows.map(({ button }) => button).filter((button) => !button.hidden);
  }

  #move(event: KeyboardEvent): void {
    const shown = this.#shown();
    const at = shown.findIndex((each) => each.matches(':focus'));
    const to = new Map([
      ['ArrowDown', at + 1],
      ['ArrowUp', at - 1],
      ['Home', at < 0 ? -1 : 0],
      ['End', at < 0 ? -1 : shown.length - 1],
    ]).get(event.key);
    const target = to === undefined ? undefined : shown[to];
    if (target !== undefined) {
      event.preventDefault();
      this.#stopAt(target);
      target.focus();
    }
  }

  #stopAt(stop: HTMLButtonElement | undefined): void {
    for (const { button } of this.#rows) {
      button.tabIndex = button === stop ? 0 : -1;
    }
  }
}

function group(name: string, rows: readonly Row[]): HTMLElement {
  return element('div', { class: 'group' }, element('h2', {}, name), ...rows.map((row) => row.button));
}

function button(operation: Operation, onSelect: (operation: Operation) => void): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: 'operation', id: `operation-${operation.id}` },
    methodBadge(operation.method),
    element('span', { class: 'operation-summary' }, operation.summary),
    element('span', { class: 'operation-path' }, operation.path),
  );
  made.addEventListener('click', () => onSelect(operation));
  return made;
}
