import { t } from '@vscode/l10n';
import { button } from '../button.ts';
import type { ShownAnswer } from './shownAnswer.ts';

export function saveBodyButton({ answer, callId, post }: ShownAnswer): HTMLElement | undefined {
  return answer.body === ''
    ? undefined
    : button({
        label: t('Save As…'),
        icon: 'save',
        secondary: true,
        title: t('Save the body to a file, as it came'),
        onClick: () => post({ type: 'saveBody', callId }),
      });
}
