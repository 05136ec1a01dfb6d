import { type JsonLine, jsonLines } from '../../jsonLayout.ts';
import { element } from '../element.ts';

/** Characters; colouring more would take longer than a reader likes to wait. */
const mostColoured = 1_000_000;
/** Lines that the browser lays out together; it skips those out of sight. */
const linesInBlock = 100;

/** An answer's body: laid out and coloured where it is JSON of a moderate size, otherwise the text as it came. */
export function bodyView(body: string): HTMLElement {
  const lines = body.length > mostColoured ? undefined : jsonLines(body);
  const view = element('pre', { class: 'json', tabindex: '0', role: 'region', 'aria-label': 'Body of the answer' });
  if (lines === undefined) {
    view.textContent = body;
    return view;
  }
  for (let from = 0; from < lines.length; from += linesInBlock) {
    view.append(block(lines.slice(from, from + linesInBlock)));
  }
  return view;
}

function block(lines: readonly JsonLine[]): HTMLElement {
  const made = element('div', { class: 'json-block' });
  for (const { depth, tokens } of lines) {
    made.append('  '.repeat(depth));
    for (const { kind, text } of tokens) {
      made.append(kind === 'punctuation' ? text : element('span', { class: `json-${kind}` }, text));
    }
    made.append('\n');
  }
  return made;
}
