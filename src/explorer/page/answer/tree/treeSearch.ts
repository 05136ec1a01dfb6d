import { t } from '@vscode/l10n';
import { formatNumber } from '../../../../l10n/formats.ts';
import { inSlices, type Steps } from '../../../../steps/steps.ts';
import type { JsonIndex } from '../../../json/jsonIndex.ts';
import { JsonSearch, searchPattern } from '../../../json/jsonSearch.ts';
import { element } from '../../element.ts';
import { iconButton } from '../iconButton.ts';
import type { JsonTree } from './jsonTree.ts';

/** Milliseconds after a key: a word is searched for once. */
const pause = 150;
/** Steps between two looks at the count. */
const stepsBetweenCounts = 20;

/** A field that finds a text in keys and values, and goes from match to match. */
export class TreeSearch {
  readonly element: HTMLElement;
  readonly #index: JsonIndex;
  readonly #tree: JsonTree;
  readonly #input = element('input', {
    type: 'search',
    class: 'search-input',
    placeholder: t('Find in keys and values'),
    'aria-label': t('Find in keys and values'),
    spellcheck: 'false',
  });
  readonly #count = element('span', { class: 'quiet search-count', role: 'status' });
  #timer: number | undefined;
  #running = new AbortController();
  #search: JsonSearch | undefined;
  #done = true;
  #at = 0;

  constructor(index: JsonIndex, tree: JsonTree) {
    this.#index = index;
    this.#tree = tree;
    this.element = element(
      'div',
      { class: 'tree-search', role: 'search' },
      this.#input,
      iconButton('arrow-up', t('Previous Match'), () => this.go(-1)),
      iconButton('arrow-down', t('Next Match'), () => this.go(1)),
      this.#count,
    );
    this.#input.addEventListener('input', () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#start(), pause);
    });
    this.#input.addEventListener('keydown', (event) => this.#keydown(event));
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** To the next match, or with -1 to the one before; round the ends. */
  go(by: 1 | -1): void {
    const count = this.#search?.length ?? 0;
    if (count > 0) {
      this.#show((this.#at + by + count) % count);
    }
  }

  #keydown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      this.go(event.shiftKey ? -1 : 1);
    } else if (event.key === 'ArrowDown') {
      this.#tree.element.focus();
    } else if (event.key === 'Escape' && this.#input.value !== '') {
      this.#input.value = '';
      this.#start();
    } else {
      return;
    }
    event.preventDefault();
  }

  #start(): void {
    this.#running.abort();
    this.#running = new AbortController();
    const needle = this.#input.value;
    this.#search = needle === '' ? undefined : new JsonSearch(this.#index, needle);
    this.#tree.mark(needle === '' ? undefined : searchPattern(needle));
    if (this.#search === undefined) {
      this.#paint();
      return;
    }
    const { signal } = this.#running;
    inSlices(this.#find(this.#search), signal).catch((error: unknown) => {
      if (!signal.aborted) {
        throw error;
      }
    });
  }

  *#find(search: JsonSearch): Steps<void> {
    this.#done = false;
    let shown = false;
    let steps = 0;
    for (const _ of search.run()) {
      steps += 1;
      if (steps % stepsBetweenCounts === 0) {
        shown = this.#showFirst(search, shown);
        this.#paint();
      }
      yield;
    }
    this.#done = true;
    this.#showFirst(search, shown);
    this.#paint();
  }

  #showFirst({ length }: JsonSearch, shown: boolean): boolean {
    if (!shown && length > 0) {
      this.#show(0);
    }
    return length > 0;
  }

  #show(at: number): void {
    this.#at = at;
    const start = this.#search?.match(at) ?? 0;
    this.#tree.reveal(this.#index.nodeAt(start), start);
    this.#paint();
  }

  #paint(): void {
    const count = this.#search?.length;
    if (count === undefined) {
      this.#count.textContent = '';
    } else if (count === 0) {
      this.#count.textContent = this.#done ? t('No match') : t('Searching…');
    } else {
      const [at, many] = [formatNumber(this.#at + 1), formatNumber(count)];
      this.#count.textContent = this.#done ? t('{0} of {1}', at, many) : t('{0} of {1}…', at, many);
    }
  }
}
