import * as vscode from 'vscode';
import type { Order, OrderField } from '../../shipments/arrangement.ts';

/** What a list is sorted by, and which way: "Vessel, A to Z". */
export function orderName({ by, descending }: Order): string {
  return vscode.l10n.t('{0}, {1}', fieldName(by), wayName(by, descending));
}

export function fieldName(by: OrderField): string {
  switch (by) {
    case 'created':
      return vscode.l10n.t('Created');
    case 'reference':
      return vscode.l10n.t('Reference');
    case 'status':
      return vscode.l10n.t('Status');
    case 'vessel':
      return vscode.l10n.t('Vessel');
    case 'pallets':
      return vscode.l10n.t('Pallets');
  }
}

export function wayName(by: OrderField, descending: boolean): string {
  switch (by) {
    case 'created':
      return descending ? vscode.l10n.t('newest first') : vscode.l10n.t('oldest first');
    case 'pallets':
      return descending ? vscode.l10n.t('most first') : vscode.l10n.t('fewest first');
    case 'status':
      return descending ? vscode.l10n.t('rejected first') : vscode.l10n.t('pending first');
    default:
      return descending ? vscode.l10n.t('Z to A') : vscode.l10n.t('A to Z');
  }
}
