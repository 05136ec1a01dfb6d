import { t } from '@vscode/l10n';
import { element } from '../element.ts';
import type { AnswerTab } from './answerTab.ts';
import { markedText } from './markedText.ts';
import type { ShownAnswer } from './shownAnswer.ts';

export function headersTab({ answer: { headers } }: ShownAnswer): AnswerTab {
  return {
    id: 'headers',
    label: t('Headers'),
    count: headers.length,
    view: () =>
      element(
        'table',
        { class: 'headers' },
        element(
          'tbody',
          {},
          ...headers.map(([name, value]) =>
            element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, ...markedText(value))),
          ),
        ),
      ),
  };
}
