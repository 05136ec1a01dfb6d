import * as vscode from 'vscode';
import { isCalled } from '../../shipments/isCalled.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import { plainText, withoutIcons } from '../plainText.ts';
import { shipmentOf } from '../shipments/shipmentNode.ts';
import { shipmentRow } from '../shipments/shipmentRow.ts';
import type { ShipmentStore } from '../shipments/shipmentStore.ts';
import type { ShipmentPanel } from './shipmentPanel.ts';

interface Choice extends vscode.QuickPickItem {
  id: string;
}

/** Shows the shipment on whose row the command was called; from the palette, the one that the user names. */
export async function showShipment(
  node: unknown,
  { store, panel }: { store: ShipmentStore; panel: ShipmentPanel },
): Promise<void> {
  const id = node === undefined ? await askForShipment(store) : shipmentOf(node);
  if (id !== undefined) {
    panel.show(id);
  }
}

/** More would stop the window for a while with each letter; whoever has more loaded types the whole reference or id. */
const mostListed = 1_000;

/** Those that are loaded to choose from, and any id that is typed. */
async function askForShipment(store: ShipmentStore): Promise<string | undefined> {
  await store.ensureLoaded();
  const rows = store.loaded?.rows ?? [];
  const first = rows.slice(0, mostListed).flatMap(choicesFor);
  const box = vscode.window.createQuickPick<Choice>();
  box.title = vscode.l10n.t('Show Shipment');
  box.placeholder = vscode.l10n.t('Reference or id');
  box.ignoreFocusOut = true; // a page that has just been opened takes the focus a moment later
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  box.items = first;
  box.onDidChangeValue((typed) => {
    const name = typed.trim();
    const named = rows.slice(mostListed).filter(isCalled(name));
    const known = name === '' || rows.some(({ id }) => id === name);
    const other: Choice = {
      label: vscode.l10n.t('Shipment with the id {0}', withoutIcons(plainText(name))),
      id: name,
      alwaysShow: true,
    };
    box.items = [...first, ...named.slice(0, mostListed).flatMap(choicesFor), ...(known ? [] : [other])];
  });
  try {
    return await new Promise<string | undefined>((resolve) => {
      box.onDidAccept(() => resolve(box.selectedItems[0]?.id));
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    box.dispose();
  }
}

function choicesFor(shipment: Shipment): Choice[] {
  const { id } = shipment;
  if (!id) {
    return [];
  }
  const { label, description } = shipmentRow(shipment);
  return [
    { label: withoutIcons(label), description: withoutIcons(description), detail: withoutIcons(plainText(id)), id },
  ];
}
