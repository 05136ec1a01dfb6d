import { t } from '@vscode/l10n';
import { inRegion } from '../region.ts';
import type { Refusal, Replacement } from '../replacement.ts';
import { shell } from '../shell/shell.ts';
import { codeAfter, codeBefore, constantReason, multilineReason, patternReason } from './code.ts';
import type { Language, LiteralPlace } from './language.ts';
import { cComments, character, double, inPlace, regularExpression, single, tripleDouble } from './quotes.ts';

const annotation = /@\w+(?:\.\w+)*(?:\s*\([^()]*|\s*\([^()]*\{[^{}]*)$/;

function refusal(place: LiteralPlace): string | undefined {
  const before = codeBefore(place);
  if (annotation.test(before) || /\bconst\s+val\b[^=]*=\s*$/.test(before)) {
    return constantReason();
  }
  return /\bcase\s+(?:""\s*[,|]\s*)*$/.test(before) && /^\s*(?:=>|->|:|,|\|)/.test(codeAfter(place))
    ? patternReason()
    : undefined;
}

export const java: Language = {
  ...cComments,
  quotes: [tripleDouble, double],
  skip: character,
  join: '+',
  read: (variable) => `System.getenv("${variable}")`,
  refusal: (place) => refusal(place) ?? (place.first.opening === '"""' && !place.alone ? multilineReason() : undefined),
};

export const kotlin: Language = {
  ...cComments,
  quotes: [
    { ...tripleDouble, escape: 'none', hole: '${' },
    { ...double, hole: '${' },
  ],
  skip: character,
  read: (variable) => `System.getenv("${variable}")`,
  missing: 'error("The token is not set")',
  interpolated: (literal) => inPlace(literal, (expression) => `\${${expression}}`),
  refusal,
};

export const scala: Language = {
  ...cComments,
  quotes: (['"""', '"'] as const).flatMap((close) => {
    const quote = {
      close,
      multiline: close === '"""',
      escape: close === '"' ? ('backslash' as const) : ('none' as const),
    };
    return [
      { ...quote, open: new RegExp(`(?<prefix>[a-z]\\w{0,20})${close}`, 'y'), hole: '${' as const },
      { ...quote, open: new RegExp(close, 'y') },
    ];
  }),
  skip: character,
  join: '+',
  read: (variable) => `sys.env("${variable}")`,
  refusal,
};

export const groovy: Language = {
  ...cComments,
  quotes: [
    { ...tripleDouble, hole: '${' },
    { open: /'''/y, close: "'''", escape: 'backslash', multiline: true },
    { ...double, hole: '${' },
    single,
  ],
  skip: regularExpression,
  join: '+',
  read: (variable, quote) => `System.getenv(${quote}${variable}${quote})`,
  refusal: (place) =>
    /(?:^|\/)Jenkinsfile/.test(place.file) && /\b(?:environment\s*\{|withEnv\s*\()[^}\])]*$/.test(codeBefore(place))
      ? t("Store the token in Jenkins, and write credentials('its ID') here or withCredentials around the steps.")
      : refusal(place),
  special: pipelineStep,
};

/** A `sh` step of Jenkins: its string is a script, and the shell reads the variable, so that Jenkins never sees it. */
function pipelineStep(place: LiteralPlace): Replacement | Refusal | undefined {
  const { first, last } = place;
  if (first !== last || !/\bsh\s*\(?\s*(?:(?:\w+:\s*\w+\s*,\s*)*script:\s*)?$/.test(codeBefore(place, 200))) {
    return undefined;
  }
  const { opening } = first;
  return inRegion(place, first.content, shell, (added) => {
    const escaped = opening.startsWith('"') ? added.replace(/[\\$]/g, '\\$&') : added.replace(/\\/g, '\\\\');
    return opening.length === 1 ? escaped.replaceAll(opening, `\\${opening}`) : escaped;
  });
}
