import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import type { Listed } from '../../shipments/listed.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import { describe, isCancellation } from '../messages.ts';
import { failureNodes } from './failureNodes.ts';
import type { ShipmentDetails } from './shipmentDetails.ts';
import type { TreeNode } from './shipmentNode.ts';
import { checkRow, palletRow } from './shipmentRow.ts';
import { treeList } from './treeLists.ts';

/** What lies in a shipment's row: its pallets and checks, or why they could not be loaded. */
export async function detailNodes(
  node: TreeNode & { shipment: Shipment },
  details: ShipmentDetails,
): Promise<TreeNode[]> {
  const id = node.shipment.id ?? '';
  try {
    const { pallets, checks, problems } = await details.get(id);
    return [
      partNode(
        vscode.l10n.t('Pallets ({0})', formatNumber(pallets.length)),
        treeList(
          `pallets:${id}`,
          pallets,
          (pallet) => ({ kind: 'pallet', pallet }),
          (pallet) => palletRow(pallet).label,
        ),
        node,
      ),
      partNode(
        vscode.l10n.t('Checks ({0})', formatNumber(checks.length)),
        treeList(
          `checks:${id}`,
          checks,
          (check) => ({ kind: 'check', check }),
          (check) => checkRow(check).label,
        ),
        node,
      ),
      ...(problems.length === 0 ? [] : [{ kind: 'departures', problems, parent: node } as const]),
    ];
  } catch (error) {
    return isCancellation(error)
      ? []
      : [{ kind: 'note', text: describe(error).sentence, icon: 'warning' }, ...failureNodes(error)];
  }
}

function partNode(name: string, list: Listed<TreeNode>, parent: TreeNode): TreeNode {
  return { kind: 'part', name, list, parent };
}
