import { button } from '../button.ts';
import { setAttributes } from '../element.ts';
import type { ShownAnswer } from './shownAnswer.ts';

/** Names its price and what there is: "All Pages (15 calls, 37 left)". */
export function allPagesButton({ answer, readAll, callsLeft }: ShownAnswer): HTMLElement | undefined {
  const { all } = answer.paging ?? {};
  if (all === undefined) {
    return undefined;
  }
  const made = button({
    label: '',
    icon: 'layers',
    secondary: true,
    title: 'Read the list whole, in the background: what you do meanwhile goes first',
    onClick: readAll,
  });
  const { calls } = all;
  setAttributes(made, { 'data-price': calls === undefined ? '' : calls === 1 ? '1 call' : `${calls} calls` });
  paint(made, callsLeft());
  return made;
}

/** Writes what is left into each button of this kind on the page. @param left empty where it is not known. */
export function paintCallsLeft(page: ParentNode, left: string): void {
  for (const each of page.querySelectorAll('vscode-button[data-price]')) {
    paint(each, left);
  }
}

function paint(made: Element, left: string): void {
  const price = [made.getAttribute('data-price') ?? '', left === '' ? '' : `${left} left`].filter(
    (part) => part !== '',
  );
  made.textContent = price.length === 0 ? 'All Pages' : `All Pages (${price.join(', ')})`;
}
