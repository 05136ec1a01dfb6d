import { element } from '../element.ts';

interface VirtualRowsParts {
  /** Pixels, the same for every row. */
  rowHeight: number;
  /** Makes a row; it is placed by its owner. */
  render(row: number): HTMLElement;
  attributes: Readonly<Record<string, string>>;
  /** Stays at the top of the box, by its style. */
  head?: HTMLElement;
}

/** Rows made beyond what is in view, at either end: a fast wheel does not outrun them. */
const spare = 8;
/** Browsers lay out no element that is much higher. */
const highest = 15_000_000;

/**
 * A box that scrolls over any number of rows of one height, of which only those near the view exist. Beyond 15 million
 * pixels the scroll bar stands for more than it is long; the wheel still moves by its own pixels.
 */
export class VirtualRows {
  readonly element: HTMLElement;
  readonly #parts: VirtualRowsParts;
  readonly #sizer = element('div', { class: 'rows-sizer', role: 'presentation' });
  readonly #shown = new Map<number, HTMLElement>();
  #count = 0;
  /** Pixels of rows above the view; what the scroll bar shows is this, scaled. */
  #top = 0;
  #scrollTop = 0;
  #height = 0;
  /** To be revealed as soon as the box has a height. */
  #wanted: { row: number; to: 'edge' | 'middle' } | undefined;

  constructor(parts: VirtualRowsParts) {
    this.#parts = parts;
    this.element = element('div', parts.attributes, ...(parts.head === undefined ? [] : [parts.head]), this.#sizer);
    this.element.addEventListener('scroll', () => this.#scrolled());
    // Also tells when the box is shown again after another tab was: its scroll position is lost by then.
    new ResizeObserver(() => {
      this.#measure();
      if (this.#height > 0) {
        this.#moveTo(this.#top);
        this.#revealWanted();
      }
    }).observe(this.element);
  }

  /** Rows that are in view at once, at least one. */
  get page(): number {
    return Math.max(1, Math.floor(this.#height / this.#parts.rowHeight) - 1);
  }

  /** All rows anew, when there are others or more. */
  setCount(count: number): void {
    this.#count = count;
    this.#sizer.style.height = `${Math.min(this.#total, highest)}px`;
    this.#clear();
    this.#moveTo(this.#top);
  }

  /** The rows in view anew. */
  repaint(): void {
    this.#clear();
    this.#paint();
  }

  /** The row's element, while it is near the view. */
  shown(row: number): HTMLElement | undefined {
    return this.#shown.get(row);
  }

  /**
   * Scrolls, where the row is not in view.
   * @param to as little as needed, or so that it stands in the middle.
   */
  reveal(row: number, to: 'edge' | 'middle' = 'edge'): void {
    this.#measure();
    this.#wanted = { row, to };
    if (this.#height > 0) {
      this.#revealWanted();
    }
  }

  #revealWanted(): void {
    if (this.#wanted === undefined) {
      return;
    }
    const { row, to } = this.#wanted;
    this.#wanted = undefined;
    const { rowHeight } = this.#parts;
    const top = row * rowHeight;
    const above = top < this.#top;
    const below = top + rowHeight > this.#top + this.#height;
    if (to === 'middle' && (above || below)) {
      this.#moveTo(top - (this.#height - rowHeight) / 2);
    } else if (above) {
      this.#moveTo(top);
    } else if (below) {
      this.#moveTo(top + rowHeight - this.#height);
    }
  }

  #measure(): void {
    this.#height = Math.max(0, this.element.clientHeight - (this.#parts.head?.offsetHeight ?? 0));
  }

  #clear(): void {
    this.#sizer.replaceChildren();
    this.#shown.clear();
  }

  get #total(): number {
    return this.#count * this.#parts.rowHeight;
  }

  /** Pixels of rows for a pixel of the scroll bar. */
  get #scale(): number {
    const bar = Math.min(this.#total, highest) - this.#height;
    return this.#total <= highest ? 1 : (this.#total - this.#height) / bar;
  }

  #scrolled(): void {
    const moved = this.element.scrollTop - this.#scrollTop;
    if (moved === 0) {
      return;
    }
    if (this.#scale === 1) {
      this.#top = this.element.scrollTop;
      this.#scrollTop = this.#top;
      this.#paint();
    } else if (Math.abs(moved) < this.#height) {
      this.#moveTo(this.#top + moved); // by wheel or key
    } else {
      this.#moveTo(this.element.scrollTop * this.#scale); // by the bar
    }
  }

  #moveTo(top: number): void {
    this.#top = Math.max(0, Math.min(top, this.#total - this.#height));
    this.element.scrollTop = this.#top / this.#scale;
    this.#scrollTop = this.element.scrollTop;
    if (this.#scale === 1) {
      this.#top = this.#scrollTop;
    }
    this.#paint();
  }

  #paint(): void {
    const { rowHeight, render } = this.#parts;
    const first = Math.max(0, Math.floor(this.#top / rowHeight) - spare);
    const last = Math.min(this.#count, Math.ceil((this.#top + this.#height) / rowHeight) + spare);
    for (const [row, made] of this.#shown) {
      if (row < first || row >= last) {
        made.remove();
        this.#shown.delete(row);
      }
    }
    const shift = this.#scrollTop - this.#top;
    const added: HTMLElement[] = [];
    for (let row = first; row < last; row += 1) {
      let made = this.#shown.get(row);
      if (made === undefined) {
        made = render(row);
        made.classList.add('virtual-row');
        made.style.height = `${rowHeight}px`;
        this.#shown.set(row, made);
        added.push(made);
      }
      made.style.top = `${row * rowHeight + shift}px`;
    }
    this.#sizer.append(...added);
  }
}
