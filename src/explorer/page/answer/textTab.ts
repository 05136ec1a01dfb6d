import { t } from '@vscode/l10n';
import { inSlices } from '../../../steps/steps.ts';
import { JsonIndex } from '../../json/jsonIndex.ts';
import { TextRows } from '../../textRows.ts';
import { button } from '../button.ts';
import { element } from '../element.ts';
import type { AnswerTab } from './answerTab.ts';
import { markedText } from './markedText.ts';
import type { ShownAnswer } from './shownAnswer.ts';
import { VirtualRows } from './virtualRows.ts';

/** The body letter by letter; where it is no JSON, with the place where it stops being so. */
export function textTab(shown: ShownAnswer): AnswerTab | undefined {
  return shown.answer.body === '' ? undefined : { id: 'text', label: t('Text'), view: () => textView(shown) };
}

function textView({ answer, callId, json, post }: ShownAnswer): HTMLElement {
  const rows = new TextRows(answer.body);
  const view = new VirtualRows({
    rowHeight: 20,
    render: (at) => {
      const { text, line } = rows.row(at);
      return element(
        'div',
        { class: 'text-row' },
        element('span', { class: 'line-number', 'aria-hidden': 'true' }, line === undefined ? '↪' : String(line)),
        ...markedText(text),
      );
    },
    attributes: { class: 'body-text', role: 'region', tabindex: '0', 'aria-label': t('Body as it came') },
  });
  void inSlices(rows.read()).then(() => view.setCount(rows.length));
  return element(
    'div',
    { class: 'text-view' },
    element(
      'div',
      { class: 'text-bar' },
      element(
        'p',
        { class: 'quiet' },
        json instanceof JsonIndex ? t('The body as it came.') : notJsonSentence(answer, json),
      ),
      button({
        label: t('Open as It Came'),
        secondary: true,
        title: t('Open the body in an editor, read-only and letter by letter'),
        onClick: () => post({ type: 'openAsText', callId, form: 'asItCame' }),
      }),
    ),
    view.element,
  );
}

function notJsonSentence(
  { headers }: ShownAnswer['answer'],
  { line, column, reason }: Exclude<ShownAnswer['json'], JsonIndex>,
): string {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return type === undefined
    ? t('This stops being JSON at line {0}, column {1}: {2}.', line, column, reason)
    : t('This stops being JSON at line {0}, column {1}: {2}. The server calls it {3}.', line, column, reason, type);
}
