import * as vscode from 'vscode';
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

/** Those that are loaded to choose from, and any id that is typed. */
async function askForShipment(store: ShipmentStore): Promise<string | undefined> {
  await store.ensureLoaded();
  const loaded = (store.loaded?.rows ?? []).flatMap((shipment): Choice[] => {
    const { label, description } = shipmentRow(shipment);
    return shipment.id
      ? [
          {
            label: withoutIcons(label),
            description: withoutIcons(description),
            detail: withoutIcons(plainText(shipment.id)),
            id: shipment.id,
          },
        ]
      : [];
  });
  const box = vscode.window.createQuickPick<Choice>();
  box.title = vscode.l10n.t('Show Shipment');
  box.placeholder = vscode.l10n.t('Reference or id');
  box.ignoreFocusOut = true; // a page that has just been opened takes the focus a moment later
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  box.items = loaded;
  box.onDidChangeValue((typed) => {
    const id = typed.trim();
    const known = id === '' || loaded.some((choice) => choice.id === id);
    const other: Choice = {
      label: vscode.l10n.t('Shipment with the id {0}', withoutIcons(plainText(id))),
      id,
      alwaysShow: true,
    };
    box.items = known ? loaded : [...loaded, other];
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
