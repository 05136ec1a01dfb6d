import { t } from '@vscode/l10n';
import { type Replacement, replacement, type TextEdit } from '../replacement.ts';
import { codeBefore } from './code.ts';
import type { Language, LiteralPlace } from './language.ts';
import { double, hereDocument, inPlace } from './quotes.ts';

const nameOf = (variable: string) => variable.toLowerCase();

/** Terraform knows variables of its own, which it takes from `TF_VAR_…` of the environment. */
export const terraform: Language = {
  lineComments: ['#', '//'],
  blockComments: [['/*', '*/']],
  quotes: [{ ...double, hole: '${' }, hereDocument(/<<-?\w+[ \t]*\r?\n/y)],
  read: (variable) => `var.${nameOf(variable)}`,
  interpolated: (literal) => inPlace(literal, (expression) => `\${${expression}}`),
  imports: (place) => [declaration(place)],
  special: withoutDefault,
  note: (variable) =>
    t(
      'Terraform takes the value from TF_VAR_{0}. If another file declares the variable, take the declaration at the end out.',
      nameOf(variable),
    ),
};

function declaration({ text, variable }: LiteralPlace): TextEdit | undefined {
  const name = nameOf(variable);
  if (new RegExp(`^[ \\t]*variable[ \\t]+"?${name}"?[ \\t]*\\{`, 'm').test(text)) {
    return undefined;
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [`variable "${name}" {`, '  type      = string', '  sensitive = true', '}', ''];
  const gap = text.endsWith('\n') ? lineEnd : lineEnd + lineEnd;
  return { start: text.length, end: text.length, text: gap + lines.join(lineEnd) };
}

/** The default of a variable: without it Terraform wants the value from outside. */
function withoutDefault(place: LiteralPlace): Replacement | undefined {
  const { text, first, last, alone } = place;
  const before = /\bvariable\s+"?"?"?[\w-]*"?\s*\{[^{}]*?([ \t]*\bdefault\s*=\s*)$/.exec(codeBefore(place));
  const after = /^[ \t]*(?:#[^\n]*)?\r?\n/.exec(text.slice(last.end));
  return alone && before !== null && after !== null
    ? replacement(
        [{ start: first.start - (before[1]?.length ?? 0), end: last.end + after[0].length, text: '' }],
        t('Set the variable as TF_VAR_<its name> in the environment.'),
      )
    : undefined;
}
