import * as vscode from 'vscode';
import { agreedSession } from '../callsPrice.ts';
import { notify } from '../notify.ts';
import { callForEach } from './callForEach.ts';
import type { ListParts } from './listParts.ts';

/**
 * "Load Produce for the Search": a call for each loaded shipment whose produce is not known, in the background, after
 * its price was agreed to. Those that stand first in the list come first, and what has come stays, however it ends.
 * @throws as `ShipmentDetails.learnProduce`.
 */
export async function loadProduce({ store, list, connection }: ListParts): Promise<void> {
  const ids = store.withoutProduce();
  if (ids.length === 0) {
    void notify.information(vscode.l10n.t('The produce of every loaded shipment is known already.'));
    return;
  }
  const title = vscode.l10n.t('Loading produce');
  const price = { what: title, button: vscode.l10n.t('Load Produce'), calls: ids.length };
  const session = await agreedSession(connection, price);
  if (session === undefined) {
    return;
  }
  await callForEach({ title, ids, session }, (id, signal) => store.details.learnProduce(id, signal));
  await list.settled();
}
