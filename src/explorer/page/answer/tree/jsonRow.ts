import { t } from '@vscode/l10n';
import { formatNumber } from '../../../../l10n/formats.ts';
import type { JsonIndex } from '../../../json/jsonIndex.ts';
import { element } from '../../element.ts';
import { markedText } from '../markedText.ts';

/** What a row is painted with. */
export interface RowState {
  open: boolean;
  selected: boolean;
  /** What is searched for. */
  pattern: RegExp | undefined;
  /** Where the current match begins in the text, if it is in this row's value or key. */
  match: number | undefined;
}

/** Levels that are indented; below, a row says its level. */
const mostIndented = 30;
const indent = 16;
/** Characters of a value; more of them would be more than a screen is wide, and slow. */
const longest = 500;
/** Shown before a match that lies behind these. */
const before = 60;

/** A row of the tree: the key or number of an entry and its value, as they came, or how many entries it holds. */
export function jsonRow(index: JsonIndex, node: number, state: RowState): HTMLElement {
  const { open, selected } = state;
  const isContainer = index.isContainer(node);
  const holds = index.next(node) > node + 1;
  const level = index.depth(node) + 1;
  const row = element(
    'div',
    {
      id: rowId(node),
      class: 'tree-row',
      role: 'treeitem',
      'aria-level': String(level),
      'aria-posinset': String(index.position(node) + 1),
      'aria-setsize': String(node === 0 ? 1 : index.childCount(index.parent(node))),
      'aria-selected': String(selected),
      'aria-expanded': holds ? String(open) : undefined,
    },
    holds
      ? element('span', { class: `codicon codicon-chevron-${open ? 'down' : 'right'} twistie`, 'aria-hidden': 'true' })
      : element('span', { class: 'twistie' }),
    ...(level > mostIndented ? [element('span', { class: 'quiet' }, `${t('level {0}', formatNumber(level))} · `)] : []),
    ...name(index, node, state),
    ...(isContainer ? content(index, node, open) : [value(index, node, state)]),
  );
  row.style.paddingInlineStart = `${Math.min(level - 1, mostIndented) * indent}px`;
  return row;
}

export function rowId(node: number): string {
  return `json-node-${node}`;
}

function name(index: JsonIndex, node: number, state: RowState): readonly (Node | string)[] {
  const key = index.keySource(node);
  if (key !== undefined) {
    return [element('span', { class: 'json-key' }, ...text(key, index.entry(node), state)), ': '];
  }
  return node === 0 ? [] : [element('span', { class: 'quiet' }, `${index.position(node)}: `)];
}

function value(index: JsonIndex, node: number, state: RowState): HTMLElement {
  const kind = index.kind(node);
  const name = kind === 'boolean' || kind === 'null' ? 'constant' : kind;
  return element('span', { class: `json-${name}` }, ...text(index.source(node), index.start(node), state));
}

/** A key or plain value, of a long one the part that matters. */
function text(source: string, start: number, { pattern, match }: RowState): readonly (Node | string)[] {
  if (source.length <= longest) {
    return quoted(source, pattern);
  }
  const at = match === undefined || match < start || match >= start + source.length ? 0 : match - start;
  const from = at < longest - before ? 0 : at - before;
  const left = source.length - from - longest;
  const quiet = (said: string) => element('span', { class: 'quiet' }, `${said} `);
  return [
    ...(from > 0 ? [quiet(t('… {0} characters before', formatNumber(from)))] : []),
    ...quoted(source.slice(from, from + longest), pattern),
    ...(left > 0 ? [quiet(t('… {0} characters more', formatNumber(left)))] : []),
  ];
}

/** The quotes are no part of what is searched. */
function quoted(source: string, pattern: RegExp | undefined): readonly (Node | string)[] {
  const opening = source.startsWith('"') ? '"' : '';
  const closing = opening !== '' && source.length > 1 && source.endsWith('"') ? '"' : '';
  return [opening, ...markedText(source.slice(opening.length, source.length - closing.length), pattern), closing];
}

function content(index: JsonIndex, node: number, open: boolean): readonly (Node | string)[] {
  const count = index.childCount(node);
  const isObject = index.kind(node) === 'object';
  const [opening, closing] = isObject ? ['{', '}'] : ['[', ']'];
  if (count === 0) {
    return [`${opening}${closing}`];
  }
  const counted = element('span', { class: 'quiet' }, ` ${isObject ? keysText(count) : entriesText(count)}`);
  if (open) {
    return [opening, counted];
  }
  const from = index.start(node);
  const preview = index.text.slice(from, Math.min(from + 120, index.end(node))).replace(/\s+/g, ' ');
  return [`${opening}…${closing}`, counted, element('span', { class: 'tree-preview' }, ...markedText(preview))];
}

function keysText(count: number): string {
  return count === 1 ? t('1 key') : t('{0} keys', formatNumber(count));
}

function entriesText(count: number): string {
  return count === 1 ? t('1 entry') : t('{0} entries', formatNumber(count));
}
