import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import type { ListParts } from './listParts.ts';
import { loadAllShipments } from './loadAllCommand.ts';
import type { ShipmentList } from './shipmentList.ts';

/** From a letter to the search: somebody who types on is not kept waiting by what is out of date already. */
const pauseMs = 60;

/**
 * Asks for words, and searches what is loaded while they are typed. However the box is closed, what is found stays: a
 * click on a row closes it, too.
 */
export async function searchShipments({ list, store, ...others }: ListParts): Promise<void> {
  await store.ensureLoaded();
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Search Shipments');
  box.placeholder = vscode.l10n.t('Reference, vessel, origin, destination, produce');
  box.value = list.arrangement.query;
  box.prompt = vscode.l10n.t(
    'Every word is looked for in the {0} shipments that are loaded',
    formatNumber(store.loaded?.rows.length ?? 0),
  );
  const everything: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('checklist'),
    tooltip: vscode.l10n.t('Search All Shipments: Loads What Is Left'),
  };
  const tell = () => {
    box.validationMessage = countOf(list);
    box.buttons = store.loaded?.more === true ? [everything] : [];
  };
  let later: NodeJS.Timeout | undefined;
  const searchNow = () => {
    clearTimeout(later);
    list.search(box.value);
  };
  const subscriptions = vscode.Disposable.from(
    box,
    list.onDidChange(tell),
    box.onDidChangeValue(() => {
      clearTimeout(later);
      later = setTimeout(searchNow, pauseMs);
    }),
  );
  tell();
  box.show();
  const ready = list.prepareSearch();
  try {
    const end = await new Promise<'closed' | 'everything'>((resolve) => {
      box.onDidAccept(() => resolve('closed'));
      box.onDidTriggerButton(() => resolve('everything'));
      box.onDidHide(() => resolve('closed'));
    });
    searchNow();
    box.hide();
    await ready;
    if (end === 'everything') {
      await loadAllShipments({ list, store, ...others });
    }
  } finally {
    clearTimeout(later);
    subscriptions.dispose();
  }
}

/** What was found. As a validation message: a prompt would go on with "Escape to cancel", and it cancels nothing here. */
function countOf({ arrangement, shown }: ShipmentList): vscode.InputBoxValidationMessage | undefined {
  if (arrangement.query === '') {
    return undefined;
  }
  const { length } = shown.rows;
  const of = formatNumber(shown.of);
  const message =
    length === 1
      ? vscode.l10n.t('1 of {0} loaded shipments', of)
      : vscode.l10n.t('{0} of {1} loaded shipments', formatNumber(length), of);
  return { message, severity: vscode.InputBoxValidationSeverity.Info };
}
