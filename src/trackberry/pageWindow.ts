/** What one call for a list asks for: `perPage` rows from row `(page - 1) * perPage` on, counted from 0. */
export interface PageWindow {
  /** From 1. */
  page: number;
  perPage: number;
}

/**
 * Below this size, pages do not overlap. Of 15 rows or less there is always one across the border before a row, up to
 * row 360,360: the least common multiple of 1 to 15.
 */
export const smallestOverlapping = 16;

/** The page of exactly this size that holds a row. */
export function pageHolding(row: number, perPage: number): PageWindow {
  return { page: Math.floor(row / perPage) + 1, perPage };
}

/** The page that begins `overlap` rows or more before row `from` and goes furthest. @param most rows, 15 or more. */
export function overlappingPage(from: number, overlap: number, most: number): PageWindow {
  const start = Math.max(0, from - overlap);
  let furthest = pageHolding(start, most);
  // A page ends no further behind its first row than it is long: smaller ones cannot reach further.
  for (let perPage = most - 1; start + perPage > endOf(furthest); perPage -= 1) {
    const page = pageHolding(start, perPage);
    furthest = endOf(page) > endOf(furthest) ? page : furthest;
  }
  return furthest;
}

/** The first row that comes after a page. */
export function endOf({ page, perPage }: PageWindow): number {
  return page * perPage;
}
