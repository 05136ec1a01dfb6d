import { t } from '@vscode/l10n';
import type { Steps } from '../../steps/steps.ts';
import type { JsonIndex } from '../json/jsonIndex.ts';
import { jsonPointer } from '../json/jsonPath.ts';
import { oneLine } from '../oneLine.ts';
import type { AnswerDifferences } from './answerDifferences.ts';
import { groupedDifferences } from './groupedDifferences.ts';
import { shownValue } from './shownValue.ts';

/** Characters of a JSON pointer. */
const longestPlace = 1_000;
/** Places in one step. */
const inOneStep = 200;

/** All differences with all their places, as plain text. @param index of the body; undefined where it is no JSON. */
export function* differencesText(found: AnswerDifferences, index: JsonIndex | undefined): Steps<string> {
  const lines = [...found.whole, found.against, ...notChecked(found)];
  for (const { title, differences } of groupedDifferences(found.differences)) {
    lines.push('', title);
    for (const { sentence, nodes, kind } of differences) {
      lines.push('', `  ${sentence}`);
      for (const node of nodes) {
        if (index === undefined) {
          break;
        }
        const value = kind === 'missing' ? t('lacks it') : shownValue(index, node);
        lines.push(`    ${oneLine(jsonPointer(index, node), longestPlace) || t('(the whole body)')}: ${value}`);
        if (lines.length % inOneStep === 0) {
          yield;
        }
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Says what was left out of the check; nothing where that is nothing. */
export function notChecked({ unchecked }: AnswerDifferences): readonly string[] {
  return unchecked.length === 0 ? [] : [t('Not checked, though the description uses it: {0}.', unchecked.join(', '))];
}
