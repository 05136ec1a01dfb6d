import { t } from '@vscode/l10n';
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
    title: t('Read the list whole, in the background: what you do meanwhile goes first'),
    onClick: readAll,
  });
  const { calls } = all;
  setAttributes(made, { 'data-calls': calls === undefined ? '' : String(calls) });
  paint(made, callsLeft());
  return made;
}

/** Writes what is left into each button of this kind on the page. @param left empty where it is not known. */
export function paintCallsLeft(page: ParentNode, left: string): void {
  for (const each of page.querySelectorAll('vscode-button[data-calls]')) {
    paint(each, left);
  }
}

function paint(made: Element, left: string): void {
  made.textContent = label(made.getAttribute('data-calls') ?? '', left);
}

/** @param calls empty where it is not known, as is `left`. */
function label(calls: string, left: string): string {
  if (calls === '') {
    return left === '' ? t('All Pages') : t('All Pages ({0} left)', left);
  }
  if (left === '') {
    return calls === '1' ? t('All Pages (1 call)') : t('All Pages ({0} calls)', calls);
  }
  return calls === '1' ? t('All Pages (1 call, {0} left)', left) : t('All Pages ({0} calls, {1} left)', calls, left);
}
