import { JsonIndex } from '../../json/jsonIndex.ts';
import { inSlices } from '../../steps.ts';
import { TextRows } from '../../textRows.ts';
import { button } from '../button.ts';
import { element } from '../element.ts';
import type { AnswerTab } from './answerTab.ts';
import { markedText } from './markedText.ts';
import type { ShownAnswer } from './shownAnswer.ts';
import { VirtualRows } from './virtualRows.ts';

/** The body letter by letter; where it is no JSON, with the place where it stops being so. */
export function textTab(shown: ShownAnswer): AnswerTab | undefined {
  return shown.answer.body === '' ? undefined : { id: 'text', label: 'Text', view: () => textView(shown) };
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
    attributes: { class: 'body-text', role: 'region', tabindex: '0', 'aria-label': 'Body as it came' },
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
        json instanceof JsonIndex ? 'The body as it came.' : notJsonSentence(answer, json),
      ),
      button({
        label: 'Open as It Came',
        secondary: true,
        title: 'Open the body in an editor, read-only and letter by letter',
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
  const named = type === undefined ? '' : ` The server calls it ${type}.`;
  return `This is no JSON from line ${line}, column ${column}: ${reason}.${named}`;
}
