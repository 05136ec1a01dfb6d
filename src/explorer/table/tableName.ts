import { t } from '@vscode/l10n';
import type { JsonIndex } from '../json/jsonIndex.ts';
import { oneLine } from '../oneLine.ts';

/** Steps of the way that are named; a longer way begins with `…`. */
const mostSteps = 8;
const mostCharacters = 60;

/** The way from the root to an array, in short: `shipments`, `shipment.pallets`, `[3].tags`. */
export function tableName(index: JsonIndex, node: number): string {
  if (node === 0) {
    return t('The whole answer');
  }
  const steps: string[] = [];
  let at = node;
  while (at !== 0 && steps.length < mostSteps) {
    const key = index.key(at);
    steps.unshift(key === undefined ? `[${index.position(at)}]` : `.${oneLine(key, mostCharacters)}`);
    at = index.parent(at);
  }
  return `${at === 0 ? '' : '…'}${steps.join('')}`.replace(/^\./, '');
}
