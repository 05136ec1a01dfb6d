import { t } from '@vscode/l10n';
import { button } from '../button.ts';
import type { ShownAnswer } from './shownAnswer.ts';

/** For the one call whose answer has a page of its own. */
export function showShipmentButton({ operation, answer, post }: ShownAnswer): HTMLElement | undefined {
  const id = shipmentId(answer.url);
  return operation.id !== 'getShipment' || answer.status >= 300 || id === undefined
    ? undefined
    : button({
        label: t('Show Shipment'),
        icon: 'package',
        secondary: true,
        title: t('Its page: route, timeline, pallets and checks'),
        onClick: () => post({ type: 'showShipment', id }),
      });
}

/** The last part of the address, which is the id. */
function shipmentId(url: string): string | undefined {
  const last = URL.parse(url)?.pathname.split('/').at(-1);
  try {
    return last === undefined ? undefined : decodeURIComponent(last);
  } catch {
    // No address that was made from an id.
    return undefined;
  }
}
