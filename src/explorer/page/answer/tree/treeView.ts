import { t } from '@vscode/l10n';
import type { JsonIndex } from '../../../json/jsonIndex.ts';
import { jsonPath, jsonPointer } from '../../../json/jsonPath.ts';
import { element } from '../../element.ts';
import { iconButton } from '../iconButton.ts';
import { ContextMenu, type MenuItem } from './contextMenu.ts';
import { JsonTree } from './jsonTree.ts';
import { TreeSearch } from './treeSearch.ts';

/** The tree with what one can do in it: search, open and close, copy. */
export class TreeView {
  readonly element: HTMLElement;
  readonly #index: JsonIndex;
  readonly #tree: JsonTree;
  readonly #search: TreeSearch;
  readonly #menu = new ContextMenu();
  readonly #said = element('span', { class: 'quiet', role: 'status' });

  constructor(index: JsonIndex) {
    this.#index = index;
    this.#tree = new JsonTree({
      index,
      onKey: (event, node) => this.#key(event, node),
      onMenu: (node, at) => this.#menu.open(this.#items(node), at, this.#tree.element),
    });
    this.#search = new TreeSearch(index, this.#tree);
    const levels = element(
      'select',
      { class: 'levels', 'aria-label': t('Expand to level'), title: t('Expand to level') },
      element('option', { value: '' }, t('Levels')),
      ...['1', '2', '3', '4', '5', '6'].map((each) => element('option', { value: each }, each)),
    );
    levels.addEventListener('change', () => {
      this.#tree.openTo(Number(levels.value));
      levels.value = '';
    });
    this.element = element(
      'div',
      { class: 'tree-view' },
      element(
        'div',
        { class: 'tree-bar' },
        this.#search.element,
        element(
          'div',
          { class: 'tree-actions' },
          this.#said,
          levels,
          iconButton('expand-all', t('Expand All'), () => this.#tree.setAllOpen(0, true)),
          iconButton('collapse-all', t('Collapse All'), () => this.#tree.openTo(1)),
        ),
      ),
      this.#tree.element,
      this.#menu.element,
    );
  }

  /** Goes to a node, and gives its row the keyboard. */
  reveal(node: number): void {
    this.#tree.reveal(node);
    this.#tree.element.focus();
  }

  #key(event: KeyboardEvent, node: number): boolean {
    const { key, shiftKey, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    if (control && key.toLowerCase() === 'f') {
      this.#search.focus();
    } else if (key === 'F3') {
      this.#search.go(shiftKey ? -1 : 1);
    } else if (shiftKey && altKey && event.code === 'KeyC') {
      this.#copy(jsonPath(this.#index, node), t('Copied the path'));
    } else if (control && key.toLowerCase() === 'c' && document.getSelection()?.isCollapsed !== false) {
      this.#copyValue(node);
    } else {
      return false;
    }
    return true;
  }

  #items(node: number): readonly MenuItem[] {
    const index = this.#index;
    const key = index.key(node);
    return [
      { label: t('Copy Value'), keys: t('Ctrl+C'), run: () => this.#copyValue(node) },
      ...(key === undefined ? [] : [{ label: t('Copy Key'), run: () => this.#copy(key, t('Copied the key')) }]),
      {
        label: t('Copy JSONPath'),
        keys: t('Shift+Alt+C'),
        run: () => this.#copy(jsonPath(index, node), t('Copied the path')),
      },
      { label: t('Copy JSON Pointer'), run: () => this.#copy(jsonPointer(index, node), t('Copied the pointer')) },
      ...(index.isContainer(node)
        ? [
            { label: t('Expand All Below'), run: () => this.#tree.setAllOpen(node, true) },
            { label: t('Collapse All Below'), run: () => this.#tree.setAllOpen(node, false) },
          ]
        : []),
    ];
  }

  /** A string as what it says, anything else letter by letter. */
  #copyValue(node: number): void {
    this.#copy(this.#index.stringValue(node) ?? this.#index.source(node), t('Copied the value'));
  }

  /** @param done what is said then. */
  #copy(text: string, done: string): void {
    navigator.clipboard.writeText(text).then(
      () => {
        this.#said.textContent = done;
      },
      (error: unknown) => {
        this.#said.textContent = t('Not copied: {0}', String(error));
      },
    );
  }
}
