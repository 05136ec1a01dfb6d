import { formatNumber } from '../../../l10n/formats.ts';
import { element, setAttributes } from '../element.ts';

interface Tab {
  id: string;
  label: string;
  count?: number | Promise<number>;
  view(): HTMLElement;
}

interface TabListParts<T extends Tab> {
  label: string;
  tabs: readonly T[];
  /** The tab to begin with; where there is none of this id, the first. */
  chosen: string;
  onChoose(id: string): void;
}

/**
 * Tabs by the ARIA pattern: one of them in the Tab order, arrows, Home and End go to another and show it. A tab's view
 * is made when it is first shown, and kept.
 */
export class TabList<T extends Tab> {
  readonly element = element('div', { class: 'tabs' });
  readonly #parts: TabListParts<T>;
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #panel = element('div', { class: 'tab-panel', role: 'tabpanel' });
  readonly #views = new Map<T, HTMLElement>();

  constructor(parts: TabListParts<T>) {
    this.#parts = parts;
    this.#buttons = parts.tabs.map((tab) => this.#button(tab));
    const list = element('div', { class: 'tab-list', role: 'tablist', 'aria-label': parts.label }, ...this.#buttons);
    list.addEventListener('keydown', (event) => this.#keydown(event));
    this.element.append(list, this.#panel);
    const first = parts.tabs.find(({ id }) => id === parts.chosen) ?? parts.tabs[0];
    if (first !== undefined) {
      this.#show(first);
    }
  }

  /** Shows a tab and remembers it; the keyboard stays where it is. */
  choose(id: string): void {
    const tab = this.#parts.tabs.find((each) => each.id === id);
    if (tab !== undefined) {
      this.#show(tab);
      this.#parts.onChoose(id);
    }
  }

  #show(tab: T): void {
    for (const [index, each] of this.#parts.tabs.entries()) {
      const selected = each === tab;
      const button = this.#buttons[index];
      if (button !== undefined) {
        setAttributes(button, { 'aria-selected': String(selected), tabindex: selected ? '0' : '-1' });
      }
    }
    const view = this.#views.get(tab) ?? tab.view();
    this.#views.set(tab, view);
    // A lower tab after a higher one would let the page slide away under the mouse.
    this.#panel.style.minHeight = `${Math.min(this.#panel.offsetHeight, window.innerHeight)}px`;
    this.#panel.replaceChildren(view);
    setAttributes(this.#panel, { 'aria-label': tab.label });
  }

  #button(tab: T): HTMLButtonElement {
    const count = element('span', { class: 'tab-count' });
    const made = element('button', { type: 'button', class: 'tab', role: 'tab', 'data-tab': tab.id }, tab.label, count);
    made.addEventListener('click', () => this.choose(tab.id));
    const paint = (known: number) => {
      count.textContent = formatNumber(known);
    };
    if (typeof tab.count === 'number') {
      paint(tab.count);
    } else {
      void tab.count?.then(paint);
    }
    return made;
  }

  #keydown(event: KeyboardEvent): void {
    const at = event.target instanceof HTMLButtonElement ? this.#buttons.indexOf(event.target) : -1;
    const last = this.#buttons.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowRight: at === last ? 0 : at + 1,
      Home: 0,
      End: last,
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    const tab = target === undefined ? undefined : this.#parts.tabs[target];
    if (at !== -1 && target !== undefined && tab !== undefined) {
      event.preventDefault();
      this.choose(tab.id);
      this.#buttons[target]?.focus();
    }
  }
}
