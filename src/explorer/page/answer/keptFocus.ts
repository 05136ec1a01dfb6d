/**
 * Keeps the keyboard in a part of the page whose content is replaced: at the button with the same label, as "Next Page"
 * of the next answer, and at the part itself for as long as there is none.
 */
export class KeptFocus {
  readonly #part: HTMLElement;
  #label = '';

  constructor(part: HTMLElement) {
    this.#part = part;
    part.tabIndex = -1;
  }

  /** Replaces the content by calling this. */
  around(replace: () => void): void {
    const focused = document.activeElement;
    const within = focused !== null && this.#part.contains(focused);
    if (within && focused !== this.#part) {
      this.#label = labelOf(focused);
    }
    replace();
    if (within) {
      this.#part.focus({ preventScroll: true });
      // A button of vscode-elements can take it only once it has rendered.
      requestAnimationFrame(() => this.#handOn());
    }
  }

  #handOn(): void {
    if (document.activeElement === this.#part) {
      const buttons = [...this.#part.querySelectorAll<HTMLElement>('vscode-button, button, [role="tab"]')];
      buttons.find((each) => labelOf(each) === this.#label)?.focus({ preventScroll: true });
    }
  }
}

/** Without the numbers in it, which are another answer's. */
function labelOf(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\d+/g, '');
}
