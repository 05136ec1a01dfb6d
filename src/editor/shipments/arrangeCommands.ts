import * as vscode from 'vscode';
import { type Grouping, groupings, type Order, orderFields } from '../../shipments/arrangement.ts';
import { fieldName, wayName } from './orderName.ts';
import type { ShipmentList } from './shipmentList.ts';

/** Asks by what to sort the shipments that are loaded, and which way. */
export async function sortShipments(list: ShipmentList): Promise<void> {
  const { order: current } = list.arrangement;
  const orders: (Order | undefined)[] = [
    undefined,
    ...orderFields.flatMap((by) => [
      { by, descending: by === 'created' || by === 'pallets' },
      { by, descending: !(by === 'created' || by === 'pallets') },
    ]),
  ];
  const items = orders.map((order) => ({
    ...(order === undefined
      ? { label: vscode.l10n.t('As the Server Sends') }
      : { label: fieldName(order.by), description: wayName(order.by, order.descending) }),
    ...shownNow(order?.by === current?.by && order?.descending === current?.descending),
    order,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Sort Shipments'),
    placeHolder: vscode.l10n.t('What is loaded is sorted, now and in this workspace from now on'),
    matchOnDescription: true,
  });
  if (chosen !== undefined) {
    await list.sort(chosen.order);
  }
}

/** Asks by what to group the shipments that are loaded. */
export async function groupShipments(list: ShipmentList): Promise<void> {
  const { grouping: current } = list.arrangement;
  const items = [undefined, ...groupings].map((grouping) => ({
    label: groupingName(grouping),
    ...shownNow(grouping === current),
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Group Shipments'),
    placeHolder: vscode.l10n.t('What is loaded is grouped, now and in this workspace from now on'),
  });
  if (chosen !== undefined) {
    await list.group(chosen.grouping);
  }
}

function groupingName(grouping: Grouping | undefined): string {
  switch (grouping) {
    case undefined:
      return vscode.l10n.t('No Groups');
    case 'status':
      return vscode.l10n.t('By Status');
    case 'vessel':
      return vscode.l10n.t('By Vessel');
    case 'route':
      return vscode.l10n.t('By Route');
  }
}

function shownNow(isShown: boolean): { detail?: string } {
  return isShown ? { detail: vscode.l10n.t('shown now') } : {};
}
