import * as vscode from 'vscode';
import type { MadeCall } from '../../explorer/history/historyRecord.ts';
import { type FieldValues, newShipment } from '../../explorer/newShipmentForm.ts';
import { formatClock } from '../../l10n/formats.ts';
import { OutcomeUnknownError, TrackberryError } from '../../trackberry/errors.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import type { Connection } from '../connection.ts';
import { describe, isCancellation } from '../messages.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { Session } from '../session.ts';
import { withCancel } from '../withCancel.ts';
import { askShipment, createOperation, shipmentName } from './askShipment.ts';
import { CreationRecord } from './creationRecord.ts';
import { lookFor } from './lookFor.ts';
import { type ShownShipments, showShipment } from './showShipment.ts';

export interface CreateParts extends ShownShipments {
  connection: Connection;
  /** As in the explorer: the call was sent, whatever has become of it. */
  onDidCall(call: MadeCall): Promise<void>;
}

/** "Create Shipment…": asks field by field, then once before it sends; then the new row is selected. */
export async function createShipment(parts: CreateParts): Promise<void> {
  const { session } = parts.connection;
  if (session === undefined) {
    throw new TrackberryError(vscode.l10n.t('Connect to Trackberry first.'));
  }
  const values = await askShipment(session, parts.store);
  if (values === undefined) {
    return;
  }
  const record = new CreationRecord(createOperation(), session, newShipment(values));
  const created = await send(session, values, record).finally(() => record.tell(parts.onDidCall));
  if (created?.kind === 'created') {
    await showShipment(parts, created.shipment, vscode.l10n.t('Created: {0}.', shipmentName(values)));
  } else if (created?.kind === 'unknown') {
    await lookFor({
      ...parts,
      session,
      reference: values.reference ?? '',
      name: shipmentName(values),
      reason: created.reason,
    });
  }
}

type Outcome = { kind: 'created'; shipment: Shipment } | { kind: 'unknown'; reason: string };

/** One call, at most one that is carried out. Undefined where it was cancelled before. @throws what shows that nothing was done. */
async function send(session: Session, values: FieldValues, record: CreationRecord): Promise<Outcome | undefined> {
  const title = vscode.l10n.t('Creating {0} in {1}', shipmentName(values), plainText(session.label));
  return withCancel(title, async (progress, cancelled): Promise<Outcome | undefined> => {
    let sent = false;
    const onWait = () => {
      record.waits();
      sent = false;
      const until = session.throttle.state().pausedUntil;
      progress.report({
        message:
          until === undefined
            ? vscode.l10n.t('waiting')
            : vscode.l10n.t('the rate limit is used up; goes on at {0}', formatClock(until)),
      });
    };
    const onSend = () => {
      record.sent();
      sent = true;
      progress.report({ message: vscode.l10n.t('sent') });
    };
    try {
      const answer = session.client.createShipment(newShipment(values), {
        priority: 'person',
        signal: AbortSignal.any([cancelled, session.signal]),
        progress: { onSend, onWait, onAnswer: (exchange) => record.answered(exchange) },
      });
      if (!sent) {
        onWait();
      }
      return { kind: 'created', shipment: await answer };
    } catch (error) {
      record.failed(error);
      if (error instanceof OutcomeUnknownError) {
        return { kind: 'unknown', reason: describe(error.cause).sentence };
      }
      if (!isCancellation(error)) {
        throw error;
      }
      if (sent) {
        return { kind: 'unknown', reason: vscode.l10n.t('It was cancelled after it was sent.') };
      }
      void notify.information(vscode.l10n.t('Nothing was sent: no shipment was created.'));
      return undefined;
    }
  });
}
