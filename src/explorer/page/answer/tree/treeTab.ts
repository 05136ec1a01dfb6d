import { t } from '@vscode/l10n';
import { JsonIndex } from '../../../json/jsonIndex.ts';
import type { AnswerTab } from '../answerTab.ts';
import type { ShownAnswer } from '../shownAnswer.ts';
import { TreeView } from './treeView.ts';

/** The body as a tree, where it is JSON. */
export function treeTab({ json }: ShownAnswer): AnswerTab | undefined {
  if (!(json instanceof JsonIndex)) {
    return undefined;
  }
  let made: TreeView | undefined;
  const view = () => {
    made ??= new TreeView(json);
    return made;
  };
  return { id: 'tree', label: t('Tree'), view: () => view().element, reveal: (node) => view().reveal(node) };
}
