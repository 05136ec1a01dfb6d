import * as vscode from 'vscode';
import {
  type FieldValues,
  formFault,
  type NewShipmentField,
  newShipment,
  newShipmentFields,
} from '../../explorer/newShipmentForm.ts';
import { sendLabel } from '../../explorer/writeLabel.ts';
import { listOperations, openApiDocument } from '../../trackberry/openapi.ts';
import type { Operation } from '../../trackberry/operation.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { Session } from '../session.ts';
import type { ShipmentStore } from '../shipments/shipmentStore.ts';
import { askField } from './askField.ts';

/** Asks field by field, and at last for a yes to all of it. Undefined when it was called off. */
export async function askShipment(session: Session, store: ShipmentStore): Promise<FieldValues | undefined> {
  const operation = createOperation();
  const fields = newShipmentFields(operation);
  const change = changeLabel();
  const organization = plainText(session.label);
  const create = sendLabel(operation, {
    connected: true,
    baseUrl: session.baseUrl,
    organization,
    sandbox: session.sandbox,
  });
  let values: FieldValues = {};
  for (let at = 0; ; ) {
    const field = fields[at];
    if (field !== undefined) {
      const answer = await askField({
        title: vscode.l10n.t('Create Shipment in {0}', organization),
        field,
        step: at + 1,
        of: fields.length,
        value: values[field.name] ?? '',
        suggestions: known(store, field),
      });
      if (answer.kind === 'cancelled') {
        return undefined;
      }
      values = { ...values, [field.name]: answer.value };
      at += answer.kind === 'back' ? -1 : 1;
      continue;
    }
    const fault = formFault(operation, values);
    const chosen =
      fault === undefined
        ? await confirm(values, create)
        : await notify.modal(vscode.l10n.t('This shipment cannot be created.'), `${fault.message}.`, change);
    if (chosen !== change) {
      return chosen === create ? values : undefined;
    }
    at =
      fault === undefined
        ? fields.length - 1
        : Math.max(
            0,
            fields.findIndex(({ name }) => name === fault.field),
          );
  }
}

/** How a sentence names the shipment. */
export function shipmentName({ reference }: FieldValues): string {
  return reference
    ? vscode.l10n.t('the shipment {0}', plainText(reference, 60))
    : vscode.l10n.t('the shipment without reference');
}

export function createOperation(): Operation {
  const operation = listOperations(openApiDocument).find(({ id }) => id === 'createShipment');
  if (operation === undefined) {
    throw new Error('The description of the API has no call that creates a shipment.');
  }
  return operation;
}

/** What the loaded shipments have in a field, those of the newest first; a reference is of one shipment alone. */
function known({ loaded }: ShipmentStore, { name }: NewShipmentField): string[] {
  const rows = name === 'reference' ? [] : (loaded?.rows ?? []);
  const values = rows.flatMap((shipment) => plainText(shipment[name] ?? '') || []);
  return [...new Set(values)].slice(0, 100);
}

function changeLabel(): string {
  return vscode.l10n.t('Change…');
}

function confirm(values: FieldValues, create: string): Thenable<string | undefined> {
  const lines = Object.entries(newShipment(values)).map(([name, value]) => `${name}: ${plainText(value, 300)}`);
  const said = lines.length === 0 ? [vscode.l10n.t('All fields are left out.')] : lines;
  const detail = [...said, '', vscode.l10n.t('It is sent once, and never repeated by itself.')].join('\n');
  return notify.modal(vscode.l10n.t('Create {0}?', shipmentName(values)), detail, create, changeLabel());
}
