import { t } from '@vscode/l10n';
import { inSlices } from '../../../../steps/steps.ts';
import { JsonIndex } from '../../../json/jsonIndex.ts';
import { type NotJson, notJsonText } from '../../../json/notJson.ts';
import { type FoundTable, findTables } from '../../../table/findTables.ts';
import { element } from '../../element.ts';
import type { AnswerTab } from '../answerTab.ts';
import type { ShownAnswer } from '../shownAnswer.ts';
import { TablePane } from './tablePane.ts';

/** The arrays of objects of an answer as tables. No such tab where the body does not begin like JSON that may have one. */
export function tableTab(shown: ShownAnswer): AnswerTab | undefined {
  if (!/^\s*[[{]/.test(shown.answer.body)) {
    return undefined;
  }
  const found = findIn(shown);
  return {
    id: 'table',
    label: t('Table'),
    count: found.then((result) => ('tables' in result ? (result.tables[0]?.rows ?? 0) : 0)),
    view: () => {
      const view = element('div', { class: 'table-tab' }, quiet(t('Reading the answer…')));
      found.then((result) => view.replaceChildren(tablesView(shown, result))).catch(reportError);
      return view;
    },
  };
}

interface Found {
  index: JsonIndex;
  tables: readonly FoundTable[];
}

async function findIn(shown: ShownAnswer): Promise<Found | NotJson> {
  const index = shown.json;
  return index instanceof JsonIndex ? { index, tables: await inSlices(findTables(index)) } : index;
}

function tablesView(shown: ShownAnswer, found: Found | NotJson): HTMLElement {
  if (!('tables' in found)) {
    return quiet(t('The body is not JSON: {0}.', notJsonText(found)));
  }
  return found.tables.length === 0
    ? quiet(t('This answer has no list of objects that could be shown as a table.'))
    : new TablePane(shown, found.index, found.tables).element;
}

function quiet(text: string): HTMLElement {
  return element('p', { class: 'quiet' }, text);
}
