import { t } from '@vscode/l10n';
import { formatNumber } from '../../../../l10n/formats.ts';
import { type AnswerDifferences, countOf } from '../../../differences/answerDifferences.ts';
import { type Difference, placeText } from '../../../differences/difference.ts';
import { notChecked } from '../../../differences/differencesText.ts';
import { groupedDifferences } from '../../../differences/groupedDifferences.ts';
import { shownValue } from '../../../differences/shownValue.ts';
import { JsonIndex } from '../../../json/jsonIndex.ts';
import { jsonPointer } from '../../../json/jsonPath.ts';
import { oneLine } from '../../../oneLine.ts';
import { button } from '../../button.ts';
import { element, icon } from '../../element.ts';
import { withElement } from '../../withElement.ts';
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
        element(
          'h2',
          {},
          icon(icons[kind]),
          title,
          element('span', { class: 'tab-count' }, formatNumber(differences.length)),
        ),
        element('ul', {}, ...differences.slice(0, mostListed).map((each) => item(shown, each))),
        ...more(differences.length - mostListed),
      ),
    ),
  ];
}

function summary(shown: ShownAnswer, found: AnswerDifferences): HTMLElement {
  const documented = countOf(found) === 0;
  const openAll = button({
    label: t('Open List as Text'),
    icon: 'go-to-file',
    secondary: true,
    title: t('Every difference with every place, in an editor'),
    onClick: () => shown.post({ type: 'openDifferences', callId: shown.callId }),
  });
  return element(
    'div',
    { class: 'difference-summary' },
    element(
      'div',
      {},
      ...(documented
        ? [element('p', { class: 'as-documented' }, icon('pass'), element('strong', {}, t('As documented')))]
        : []),
      element('p', { class: 'quiet' }, [found.against, ...notChecked(found)].join(' ')),
    ),
    ...(found.differences.length > 0 ? [openAll] : []),
  );
}

/** One difference: closed, what it is; open, where. */
function item(shown: ShownAnswer, difference: Difference): HTMLElement {
  const { json } = shown;
  const { nodes } = difference;
  const details = element(
    'details',
    {},
    element(
      'summary',
      {},
      ...sentence(difference),
      ...(json instanceof JsonIndex ? came(json, difference) : []),
      element(
        'span',
        { class: 'quiet' },
        ` · ${nodes.length === 1 ? t('1 place') : t('{0} places', formatNumber(nodes.length))}`,
      ),
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

/** What is said of the place, which stands in it as code. */
function sentence({ place, sentence: whole }: Difference): readonly (Node | string)[] {
  const subject = placeText(place);
  return withElement(whole, subject, element('code', {}, subject));
}

/** The first different values that came. */
function came(index: JsonIndex, { kind, nodes }: Difference): readonly (Node | string)[] {
  if (kind === 'missing' || kind === 'null') {
    return [];
  }
  const values = new Set(nodes.slice(0, 1_000).map((node) => shownValue(index, node)));
  const shown = [...values].slice(0, mostValues).flatMap((value) => [' ', element('code', { class: 'came' }, value)]);
  return [` · ${t('came:')}`, ...shown, ...(values.size > mostValues ? [' …'] : [])];
}

function placeLink(shown: ShownAnswer, index: JsonIndex, node: number): HTMLElement {
  const pointer = oneLine(jsonPointer(index, node), longestPlace) || t('(the whole body)');
  const link = element('button', { type: 'button', class: 'place-link', title: t('Show in the tree') }, pointer);
  link.addEventListener('click', () => shown.showInTree(node));
  return element('li', {}, link);
}

function more(number: number): readonly HTMLElement[] {
  return number > 0
    ? [element('p', { class: 'quiet' }, t('and {0} more: “Open List as Text” has them all.', formatNumber(number)))]
    : [];
}
