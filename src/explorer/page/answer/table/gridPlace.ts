/** A cell by its row in view, -1 for the head, and its column, 0 for the number of the row. */
export interface GridPlace {
  row: number;
  column: number;
}

/** @param grid the part of the id that is the grid's. */
export function cellId(grid: string, { row, column }: GridPlace): string {
  return `${grid}-${row}-${column}`;
}

/** The attributes by which a cell is found, and found out. */
export function cellAttributes(grid: string, place: GridPlace): Readonly<Record<string, string>> {
  return {
    id: cellId(grid, place),
    'data-row': String(place.row),
    'data-column': String(place.column),
    'aria-colindex': String(place.column + 1),
  };
}

/** The place of the cell that an event came from. */
export function placeOf(target: EventTarget | null): GridPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell === null ? undefined : { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}
