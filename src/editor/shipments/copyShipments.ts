import * as vscode from 'vscode';
import { JsonIndex } from '../../explorer/json/jsonIndex.ts';
import { indexJsonSteps } from '../../explorer/json/jsonIndexer.ts';
import { laidOutJsonSteps } from '../../explorer/jsonLayout.ts';
import { formatNumber } from '../../l10n/formats.ts';
import { inSlices } from '../../steps/steps.ts';
import { shipmentPath } from '../../trackberry/client.ts';
import { TrackberryError } from '../../trackberry/errors.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import { agreedSession } from '../callsPrice.ts';
import type { Connection } from '../connection.ts';
import { plainText, withoutIcons } from '../plainText.ts';
import { callForEach } from './callForEach.ts';
import type { LoadedShipment } from './shipmentDetails.ts';
import type { ShipmentStore } from './shipmentStore.ts';

/** Of a shipment, one line for each that is chosen. */
export type ShipmentField = 'id' | 'reference' | 'link';

/**
 * Copies a field of the shipments, a line each.
 * @throws TrackberryError where none of them has it.
 */
export async function copyField(
  field: ShipmentField,
  shipments: readonly Shipment[],
  connection: Connection,
): Promise<void> {
  const { baseUrl } = connection.session ?? {};
  const lines = shipments.flatMap(({ id, reference }) => {
    const link = baseUrl !== undefined && id ? baseUrl + shipmentPath(id) : undefined;
    const value = { id, reference, link }[field];
    // Control characters are left out: in a terminal, a line break in a value would run what follows it.
    return value ? [plainText(value, Number.POSITIVE_INFINITY)] : [];
  });
  if (lines.length === 0) {
    throw new TrackberryError(
      field === 'reference'
        ? vscode.l10n.t('This shipment has no reference.')
        : vscode.l10n.t('This shipment has no id.'),
    );
  }
  const [first = ''] = lines;
  const said =
    lines.length === 1
      ? vscode.l10n.t('Trackberry: copied {0}', plainText(first, 60))
      : vscode.l10n.t('Trackberry: copied {0} lines', formatNumber(lines.length));
  await copy(lines.join('\n'), said);
}

/**
 * Copies the shipments whole, with pallets and checks, letter by letter as they came: one as an object, several as a
 * list. Each costs a call, unless it was opened since the last refresh.
 * @throws as `ShipmentDetails.get`.
 */
export async function copyJson(
  shipments: readonly Shipment[],
  { store, connection }: { store: ShipmentStore; connection: Connection },
): Promise<void> {
  const ids = shipments.flatMap(({ id }) => (id ? [id] : []));
  const [only] = ids;
  if (only !== undefined && ids.length === 1) {
    await copy(
      await laidOut(await shipmentText(store.details.get(only))),
      vscode.l10n.t('Trackberry: copied the shipment as JSON'),
    );
    return;
  }
  const title = vscode.l10n.t('Copying shipments as JSON');
  const price = { what: title, button: vscode.l10n.t('Copy'), calls: ids.length };
  const session = await agreedSession(connection, price);
  if (session === undefined) {
    return;
  }
  const texts = await callForEach({ title, ids, session }, (id, signal) =>
    shipmentText(store.details.get(id, 'background', signal)),
  );
  if (texts === undefined) {
    return;
  }
  const said = vscode.l10n.t('Trackberry: copied {0} shipments as JSON', formatNumber(texts.length));
  await copy(await laidOut(`[${texts.join(',')}]`), said);
}

/** What the answer says of the shipment, without what stands around it. */
async function shipmentText(answer: Promise<LoadedShipment>): Promise<string> {
  const { json } = await answer;
  const index = await inSlices(indexJsonSteps(json));
  const shipment = index instanceof JsonIndex ? index.child(0, 'shipment') : undefined;
  return index instanceof JsonIndex && shipment !== undefined ? index.source(shipment) : json;
}

async function laidOut(json: string): Promise<string> {
  return (await inSlices(laidOutJsonSteps(json))) ?? json;
}

async function copy(text: string, said: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(withoutIcons(said), 5_000);
}
