import { element } from '../../element.ts';

export interface MenuItem {
  label: string;
  /** Shown beside it; the owner listens to it. */
  keys?: string;
  run(): void;
}

/** A menu at a place of the window, by the ARIA pattern. Closed by a choice, Escape, Tab, or a look elsewhere. */
export class ContextMenu {
  readonly element = element('div', { class: 'context-menu', role: 'menu', hidden: true });
  #items: readonly MenuItem[] = [];
  #back: HTMLElement | undefined;

  constructor() {
    this.element.addEventListener('keydown', (event) => this.#keydown(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) {
        this.element.hidden = true;
      }
    });
  }

  /** @param back gets the keyboard again. */
  open(items: readonly MenuItem[], { x, y }: { x: number; y: number }, back: HTMLElement): void {
    this.#items = items;
    this.#back = back;
    this.element.replaceChildren(...items.map((item) => this.#button(item)));
    this.element.hidden = false;
    const { width, height } = this.element.getBoundingClientRect();
    this.element.style.left = `${Math.max(0, Math.min(x, window.innerWidth - width - 4))}px`;
    this.element.style.top = `${Math.max(0, Math.min(y, window.innerHeight - height - 4))}px`;
    this.#focus(0);
  }

  #button(item: MenuItem): HTMLElement {
    const made = element(
      'button',
      { type: 'button', role: 'menuitem', tabindex: '-1', class: 'menu-item' },
      item.label,
      element('span', { class: 'menu-keys', 'aria-hidden': 'true' }, item.keys ?? ''),
    );
    made.addEventListener('click', () => {
      this.#back?.focus();
      item.run();
    });
    return made;
  }

  #keydown(event: KeyboardEvent): void {
    const at = [...this.element.children].indexOf(event.target as Element);
    const last = this.#items.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.#focus(at === last ? 0 : at + 1);
        break;
      case 'ArrowUp':
        this.#focus(at <= 0 ? last : at - 1);
        break;
      case 'Home':
        this.#focus(0);
        break;
      case 'End':
        this.#focus(last);
        break;
      case 'Escape':
      case 'Tab':
        this.#back?.focus();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #focus(at: number): void {
    const item = this.element.children[at];
    if (item instanceof HTMLElement) {
      item.focus();
    }
  }
}
