import * as vscode from 'vscode';
import { rowsAsCsv, rowsAsJson, utf8 } from '../../explorer/table/rowsAsFile.ts';
import { formatNumber } from '../../l10n/formats.ts';
import { inSlices, type Steps } from '../../steps/steps.ts';
import type { ListedShipment } from '../../trackberry/shipment.ts';
import { chooseFile, tellExported, writeWhole } from '../exportedFile.ts';
import { notify } from '../notify.ts';
import { withCancel } from '../withCancel.ts';

type Format = 'csv' | 'json';

interface Exported {
  bytes: Uint8Array;
  /** Fields of a CSV that say more than the answer, so that no spreadsheet runs them. */
  defused: number;
}

/**
 * Writes these shipments, in their order, to a file that the user chooses: as CSV or JSON, each as the list's answer had
 * it. Can be cancelled until it is written.
 */
export async function exportShipments(shipments: readonly ListedShipment[]): Promise<void> {
  if (shipments.length === 0) {
    void notify.information(vscode.l10n.t('There are no shipments to export.'));
    return;
  }
  const format = await askForFormat(shipments.length);
  if (format === undefined) {
    return;
  }
  const title = vscode.l10n.t('Export Shipments');
  const target = await chooseFile(title, `shipments.${format}`, { [format.toUpperCase()]: [format] });
  if (target === undefined) {
    return;
  }
  const exported = await withCancel(vscode.l10n.t('Exporting shipments'), async (_, signal) => {
    const file = await inSlices(written(shipments, format), signal);
    if (file !== undefined) {
      await writeWhole(target, file.bytes);
    }
    return file;
  });
  if (exported !== undefined) {
    await tellExported(target, shipments.length, exported.defused);
  }
}

async function askForFormat(shipments: number): Promise<Format | undefined> {
  const title = vscode.l10n.t('Export Shipments');
  const placeHolder =
    shipments === 1
      ? vscode.l10n.t('1 shipment is shown')
      : vscode.l10n.t('{0} shipments are shown', formatNumber(shipments));
  const formats: (vscode.QuickPickItem & { format: Format })[] = [
    { label: 'CSV', description: vscode.l10n.t('for a spreadsheet'), format: 'csv' },
    { label: 'JSON', description: vscode.l10n.t('every field and digit as it came'), format: 'json' },
  ];
  return (await vscode.window.showQuickPick(formats, { title, placeHolder }))?.format;
}

function* written(shipments: readonly ListedShipment[], format: Format): Steps<Exported> {
  const rows = shipments.map(({ json }) => json);
  if (format === 'json') {
    return { bytes: yield* utf8(yield* rowsAsJson(rows)), defused: 0 };
  }
  const { pieces, defused } = yield* rowsAsCsv(rows);
  return { bytes: yield* utf8(pieces), defused };
}
