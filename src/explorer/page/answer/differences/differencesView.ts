import { type AnswerDifferences, countOf } from '../../../differences/answerDifferences.ts';
import type { Difference } from '../../../differences/difference.ts';
import { notChecked } from '../../../differences/differencesText.ts';
import { groupedDifferences } from '../../../differences/groupedDifferences.ts';
import { shownValue } from '../../../differences/shownValue.ts';
import { JsonIndex } from '../../../json/jsonIndex.ts';
import { jsonPointer } from '../../../json/jsonPath.ts';
import { oneLine } from '../../../oneLine.ts';
import { button } from '../../button.ts';
import { element, icon } from '../../element.ts';
import type { ShownAnswer } from '../shownAnswer.ts';

const icons = { wrong: 'error', undocumented: 'question', missing: 'dash', null: 'circle-slash' } as const;
/** Of one kind; more are in the text. */
const mostListed = 200;
/** Places of one difference; more are in the text. */
const mostPlaces = 20;
const mostValues = 3;
const longestPlace = 300;

/** The differences by kind, each with what came and where. */
export function differencesView(shown: ShownAnswer, found: AnswerDifferences): readonly HTMLElement[] {
  const { json } = shown;
  const groups = json instanceof JsonIndex ? groupedDifferences(found.differences) : [];
  return [
    summary(shown, found),
    ...found.whole.map((sentence) => element('p', { class: 'difference-whole' }, icon('warning'), sentence)),
    ...groups.map(({ kind, title, differences }) =>
      element(
        'section',
        { class: `difference-group difference-${kind}` },
        element('h2', {}, icon(icons[kind]), title, element('span', { class: 'tab-count' }, count(differences.length))),
        element('ul', {}, ...differences.slice(0, mostListed).map((each) => item(shown, each))),
        ...more(differences.length - mostListed),
      ),
    ),
  ];
}

function summary(shown: ShownAnswer, found: AnswerDifferences): HTMLElement {
  const documented = countOf(found) === 0;
  const openAll = button({
    label: 'Open List as Text',
    icon: 'go-to-file',
    secondary: true,
    title: 'Every difference with every place, in an editor',
    onClick: () => shown.post({ type: 'openDifferences', callId: shown.callId }),
  });
  return element(
    'div',
    { class: 'difference-summary' },
    element(
      'div',
      {},
      ...(documented
        ? [element('p', { class: 'as-documented' }, icon('pass'), element('strong', {}, 'As documented'))]
        : []),
      element('p', { class: 'quiet' }, [found.against, ...notChecked(found)].join(' ')),
    ),
    ...(found.differences.length > 0 ? [openAll] : []),
  );
}

/** One difference: closed, what it is; open, where. */
function item(shown: ShownAnswer, difference: Difference): HTMLElement {
  const { json } = shown;
  const { place, demand, nodes } = difference;
  const details = element(
    'details',
    {},
    element(
      'summary',
      {},
      element('code', {}, oneLine(place, longestPlace) || '(the whole body)'),
      demand === '' ? '' : ` ${demand}`,
      ...(json instanceof JsonIndex ? came(json, difference) : []),
      element('span', { class: 'quiet' }, ` · ${count(nodes.length)} ${nodes.length === 1 ? 'place' : 'places'}`),
    ),
  );
  details.addEventListener('toggle', () => {
    if (details.open && json instanceof JsonIndex && details.children.length === 1) {
      const places = nodes.slice(0, mostPlaces).map((node) => placeLink(shown, json, node));
      details.append(element('ul', { class: 'difference-places' }, ...places), ...more(nodes.length - mostPlaces));
    }
  });
  return element('li', {}, details);
}

/** The first different values that came. */
function came(index: JsonIndex, { kind, nodes }: Difference): readonly (Node | string)[] {
  if (kind === 'missing' || kind === 'null') {
    return [];
  }
  const values = new Set(nodes.slice(0, 1_000).map((node) => shownValue(index, node)));
  const shown = [...values].slice(0, mostValues).flatMap((value) => [' ', element('code', { class: 'came' }, value)]);
  return [kind === 'wrong' ? '; came:' : ' came:', ...shown, ...(values.size > mostValues ? [' …'] : [])];
}

function placeLink(shown: ShownAnswer, index: JsonIndex, node: number): HTMLElement {
  const pointer = oneLine(jsonPointer(index, node), longestPlace) || '(the whole body)';
  const link = element('button', { type: 'button', class: 'place-link', title: 'Show in the tree' }, pointer);
  link.addEventListener('click', () => shown.showInTree(node));
  return element('li', {}, link);
}

function more(number: number): readonly HTMLElement[] {
  return number > 0
    ? [element('p', { class: 'quiet' }, `and ${count(number)} more: “Open List as Text” has them all.`)]
    : [];
}

function count(number: number): string {
  return number.toLocaleString('en');
}
