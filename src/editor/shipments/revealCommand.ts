import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import { isCalled } from '../../shipments/isCalled.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { ListParts } from './listParts.ts';
import { loadAllShipments } from './loadAllCommand.ts';

/** Asks for a shipment, and selects its row; where it is not loaded, looks for it page by page if that is wanted. */
export async function revealShipment(parts: ListParts): Promise<void> {
  const { store, tree } = parts;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Reveal Shipment'),
    prompt: vscode.l10n.t('Id or reference'),
    ignoreFocusOut: true,
  });
  if (typed === undefined || typed.trim() === '') {
    return;
  }
  await store.ensureLoaded();
  const isWanted = isCalled(typed);
  const find = () => store.loaded?.rows.find(isWanted);
  if (find() === undefined && (await looksFurther(plainText(typed, 60), parts))) {
    if (find() === undefined) {
      await loadAllShipments(parts, isWanted);
    }
    if (find() === undefined && store.loaded?.more === false) {
      void notify.information(vscode.l10n.t('No shipment has the id or reference {0}.', plainText(typed, 60)));
    }
  }
  const id = find()?.id;
  if (id !== undefined) {
    await tree.reveal(id);
  }
}

/**
 * Asks whether to look where it may be: in the other statuses, in what is not loaded. The answer is for the organization
 * whose shipments were named in the question.
 */
async function looksFurther(name: string, { store, connection }: ListParts): Promise<boolean> {
  const { loaded, filter } = store;
  const { session } = connection;
  const count = formatNumber(loaded?.rows.length ?? 0);
  const agrees = async (question: string, button: string) =>
    (await notify.information(question, button)) === button && session === connection.session;
  if (filter !== undefined) {
    const question = vscode.l10n.t('{0} is not among the {1} loaded shipments with this status.', name, count);
    const agreed = await agrees(question, vscode.l10n.t('Show All Statuses'));
    if (agreed) {
      await store.setFilter(undefined);
    }
    return agreed;
  }
  if (loaded?.more !== true) {
    return true;
  }
  const question = vscode.l10n.t('{0} is not among the {1} shipments that are loaded.', name, count);
  return agrees(question, vscode.l10n.t('Look Through All'));
}
