import { t } from '@vscode/l10n';
import type { JsonIndex } from '../../../json/jsonIndex.ts';
import { JsonRows } from '../../../json/jsonRows.ts';
import { setAttributes } from '../../element.ts';
import { VirtualRows } from '../virtualRows.ts';
import { jsonRow, rowId } from './jsonRow.ts';
import { TypedAhead } from './typedAhead.ts';

interface JsonTreeParts {
  index: JsonIndex;
  /** Keys that are no movement: whether it was one of its own. */
  onKey(event: KeyboardEvent, node: number): boolean;
  /** The menu of a node is wanted, at this place of the window. */
  onMenu(node: number, at: { x: number; y: number }): void;
}

/**
 * A JSON text as a tree, worked as VS Code's own: one row has the keyboard, arrows move, open and close, a letter goes to
 * the next row that begins with it. The box itself is focused, because the row may scroll out of existence.
 */
export class JsonTree {
  readonly element: HTMLElement;
  readonly #parts: JsonTreeParts;
  readonly #rows: JsonRows;
  readonly #view: VirtualRows;
  readonly #typed = new TypedAhead();
  #selected = 0;
  #pattern: RegExp | undefined;
  /** Where the match begins that is shown. */
  #match: number | undefined;

  constructor(parts: JsonTreeParts) {
    this.#parts = parts;
    this.#rows = new JsonRows(parts.index);
    this.#view = new VirtualRows({
      rowHeight: 22,
      render: (row) => this.#render(this.#rows.node(row)),
      attributes: { class: 'json-tree', role: 'tree', tabindex: '0', 'aria-label': t('Body of the answer') },
    });
    this.element = this.#view.element;
    this.element.addEventListener('keydown', (event) => this.#keydown(event));
    this.element.addEventListener('click', (event) => this.#click(event));
    this.element.addEventListener('contextmenu', (event) => this.#menuByMouse(event));
    for (const change of ['scroll', 'focus']) {
      this.element.addEventListener(change, () => this.#nameSelected());
    }
    this.#view.setCount(this.#rows.length);
    this.#select(0);
  }

  openTo(levels: number): void {
    this.#rows.openTo(levels);
    this.#listed();
  }

  setAllOpen(node: number, open: boolean): void {
    this.#rows.setAllOpen(node, open);
    this.#listed();
  }

  /** Marks what the pattern finds; undefined ends it. */
  mark(pattern: RegExp | undefined): void {
    this.#pattern = pattern;
    this.#match = undefined;
    this.#view.repaint();
    this.#select(this.#selected);
  }

  /** Opens what hides the node, and goes there. `match`: the place in the text that is to be seen. */
  reveal(node: number, match?: number): void {
    this.#match = match;
    this.#rows.reveal(node);
    this.#selected = node;
    this.#listed('middle');
  }

  /** The rows are others; the selected one stays, or becomes what hides it now. */
  #listed(to?: 'middle'): void {
    this.#view.setCount(this.#rows.length);
    this.#select(this.#rows.node(this.#rows.rowOf(this.#selected)), to);
  }

  #select(node: number, to?: 'middle'): void {
    this.#rowElement(this.#selected)?.setAttribute('aria-selected', 'false');
    this.#selected = node;
    this.#view.reveal(this.#rows.rowOf(node), to);
    this.#rowElement(node)?.setAttribute('aria-selected', 'true');
    this.#nameSelected();
  }

  /** A row that has scrolled away does not exist, and cannot be the one that has the keyboard. */
  #nameSelected(): void {
    setAttributes(this.element, { 'aria-activedescendant': this.#rowElement(this.#selected)?.id });
  }

  #rowElement(node: number): HTMLElement | undefined {
    return this.#view.shown(this.#rows.rowOf(node));
  }

  #render(node: number): HTMLElement {
    return jsonRow(this.#parts.index, node, {
      open: this.#rows.isOpen(node),
      selected: node === this.#selected,
      pattern: this.#pattern,
      match: this.#match,
    });
  }

  #keydown(event: KeyboardEvent): void {
    if (this.#parts.onKey(event, this.#selected) || this.#moved(event) || this.#typedAhead(event)) {
      event.preventDefault();
      event.stopPropagation(); // or VS Code looks for a command of its own with this key
    }
  }

  #moved({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      this.#menuByKey();
      return true;
    }
    if (ctrlKey || metaKey || altKey) {
      return false;
    }
    const row = this.#rows.rowOf(this.#selected);
    switch (key) {
      case 'ArrowDown':
        return this.#goTo(row + 1);
      case 'ArrowUp':
        return this.#goTo(row - 1);
      case 'PageDown':
        return this.#goTo(row + this.#view.page);
      case 'PageUp':
        return this.#goTo(row - this.#view.page);
      case 'Home':
        return this.#goTo(0);
      case 'End':
        return this.#goTo(this.#rows.length - 1);
      case 'ArrowRight':
        return this.#inward(row);
      case 'ArrowLeft':
        return this.#outward();
      case 'Enter':
      case ' ':
        this.#toggle(this.#selected);
        return true;
      default:
        return false;
    }
  }

  #goTo(row: number): boolean {
    this.#select(this.#rows.node(Math.max(0, Math.min(row, this.#rows.length - 1))));
    return true;
  }

  #inward(row: number): boolean {
    const node = this.#selected;
    if (this.#parts.index.next(node) > node + 1) {
      if (this.#rows.isOpen(node)) {
        this.#goTo(row + 1);
      } else {
        this.#toggle(node);
      }
    }
    return true;
  }

  #outward(): boolean {
    const node = this.#selected;
    if (this.#rows.isOpen(node) && this.#parts.index.next(node) > node + 1) {
      this.#toggle(node);
    } else {
      this.#select(this.#parts.index.parent(node));
    }
    return true;
  }

  #toggle(node: number): void {
    if (this.#parts.index.isContainer(node)) {
      this.#rows.setOpen(node, !this.#rows.isOpen(node));
      this.#listed();
    }
  }

  #typedAhead(event: KeyboardEvent): boolean {
    const typed = this.#typed.add(event);
    if (typed === undefined) {
      return false;
    }
    const row = this.#rows.rowOf(this.#selected);
    // A first letter goes on from here; further ones may still mean this row.
    const from = typed.length === 1 ? row + 1 : row;
    const found = this.#typed.find(this.#parts.index, this.#rows, from);
    if (found !== undefined) {
      this.#select(found);
    }
    return true;
  }

  #click({ target }: MouseEvent): void {
    const node = this.#nodeOf(target);
    // Marking text with the mouse is no click on the row.
    if (node !== undefined && document.getSelection()?.isCollapsed !== false) {
      this.#select(node);
      this.#toggle(node);
    }
  }

  #menuByMouse(event: MouseEvent): void {
    const node = this.#nodeOf(event.target);
    if (node !== undefined) {
      event.preventDefault();
      this.#select(node);
      this.#parts.onMenu(node, { x: event.clientX, y: event.clientY });
    }
  }

  #menuByKey(): void {
    const { left = 0, bottom = 0 } = this.#rowElement(this.#selected)?.getBoundingClientRect() ?? {};
    this.#parts.onMenu(this.#selected, { x: left + 40, y: bottom });
  }

  #nodeOf(target: EventTarget | null): number | undefined {
    const row = target instanceof Element ? target.closest('[role="treeitem"]') : null;
    return row === null ? undefined : Number(row.id.slice(rowId(0).length - 1));
  }
}
