import { t } from '@vscode/l10n';
import { button } from '../button.ts';
import type { ShownAnswer } from './shownAnswer.ts';

export function openAsTextButton({ answer, callId, post }: ShownAnswer): HTMLElement | undefined {
  return answer.body === ''
    ? undefined
    : button({
        label: t('Open as Text'),
        icon: 'go-to-file',
        secondary: true,
        title: t('Open the body in an editor, read-only; JSON laid out in lines'),
        onClick: () => post({ type: 'openAsText', callId, form: 'laidOut' }),
      });
}
