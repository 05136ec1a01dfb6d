import { number, object, text } from '../shape.ts';

interface StateHost {
  savedState(): unknown;
  saveState(change: object): void;
}

const kept = object({ place: object({ scroll: number, focus: text }) });

/** Where one was in the page, by scrolling and by keyboard: a page that is made anew, because it was hidden, goes there. */
export class PlaceMemory {
  readonly #host: StateHost;
  #place: { scroll: number; focus: string };
  /** Until the user does something; an answer that comes in only then makes the page as long as it was. */
  #returning = false;

  constructor(host: StateHost) {
    this.#host = host;
    const saved = host.savedState();
    this.#place = kept(saved) ? saved.place : { scroll: 0, focus: '' };
    window.addEventListener('scrollend', () => this.#keep({ scroll: window.scrollY }));
    document.addEventListener('focusin', ({ target }) => {
      this.#keep({ focus: target instanceof Element ? target.id : '' });
    });
    for (const type of ['pointerdown', 'keydown', 'wheel']) {
      window.addEventListener(type, () => this.#stay(), { capture: true, passive: true });
    }
    new ResizeObserver(() => this.#scroll()).observe(document.body);
  }

  /** Goes there; to be called when the page has been made. */
  return(): void {
    this.#returning = true;
    this.#scroll();
    if (document.hasFocus()) {
      this.#focus();
    } else {
      // Not before: it would take the keyboard away from wherever it is in the window.
      const whileReturning = () => {
        if (this.#returning) {
          this.#focus();
        }
      };
      window.addEventListener('focus', whileReturning, { once: true });
    }
  }

  /** Takes the keyboard to where it was in the page: it forgets that when the keyboard goes to another frame. */
  takeKeyboard(): void {
    window.focus();
    this.#focus();
  }

  #focus(): void {
    if (this.#place.focus !== '') {
      document.getElementById(this.#place.focus)?.focus({ preventScroll: true });
    }
  }

  #scroll(): void {
    if (this.#returning) {
      window.scrollTo(0, this.#place.scroll);
    }
  }

  #stay(): void {
    this.#returning = false;
  }

  #keep(change: Partial<{ scroll: number; focus: string }>): void {
    if (!this.#returning) {
      this.#place = { ...this.#place, ...change };
      this.#host.saveState({ place: this.#place });
    }
  }
}
