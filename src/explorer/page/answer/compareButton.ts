import { t } from '@vscode/l10n';
import { button } from '../button.ts';
import type { ShownAnswer } from './shownAnswer.ts';

export function compareButton({ callId, comparable, post }: ShownAnswer): HTMLElement | undefined {
  return comparable
    ? button({
        label: t('Compare with Previous Answer'),
        icon: 'diff',
        secondary: true,
        title: t('Show in the editor how it differs from the answer before it to this call'),
        onClick: () => post({ type: 'compare', callId }),
      })
    : undefined;
}
