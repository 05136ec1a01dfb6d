/** Pixels. Browsers cut off what is much higher. */
const highest = 15_000_000;
/** Rows outside of what is seen, so that a short way of scrolling finds them there. */
const spare = 8;

/** Which rows are to be there, from `first` to before `end`, and how far from the top the first one stands. */
export interface RowWindow {
  first: number;
  end: number;
  top: number;
}

/**
 * Rows of one height of which only those in sight are made. Of more rows than a browser can lay out, the scroll bar's way
 * stands for a longer one.
 */
export class RowScale {
  readonly #count: number;
  readonly #rowHeight: number;

  constructor(count: number, rowHeight: number) {
    this.#count = count;
    this.#rowHeight = rowHeight;
  }

  /** Of all rows together, in pixels. */
  get height(): number {
    return Math.min(this.#count * this.#rowHeight, highest);
  }

  /** @param viewHeight pixels in which rows are seen. */
  window(scrollTop: number, viewHeight: number): RowWindow {
    const seen = scrollTop * this.#rowsPerPixel(viewHeight);
    const first = Math.max(0, Math.floor(seen) - spare);
    const end = Math.min(this.#count, Math.ceil(seen + viewHeight / this.#rowHeight) + spare);
    return { first, end, top: scrollTop - (seen - first) * this.#rowHeight };
  }

  /** Where to scroll to so that a row is seen whole: no further than needed. */
  scrollTopFor(row: number, scrollTop: number, viewHeight: number): number {
    const rowsPerPixel = this.#rowsPerPixel(viewHeight);
    const seen = scrollTop * rowsPerPixel;
    const lowest = row + 1 - viewHeight / this.#rowHeight;
    const wanted = row < seen ? row : lowest > seen ? lowest : undefined;
    return wanted === undefined || rowsPerPixel === 0 ? scrollTop : Math.max(0, wanted / rowsPerPixel);
  }

  #rowsPerPixel(viewHeight: number): number {
    const way = this.height - viewHeight;
    return way <= 0 ? 0 : Math.max(0, this.#count - viewHeight / this.#rowHeight) / way;
  }
}
