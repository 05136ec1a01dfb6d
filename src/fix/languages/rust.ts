import { t } from '@vscode/l10n';
import { codeAfter, codeBefore, constantReason, patternReason } from './code.ts';
import type { Language, LiteralPlace } from './language.ts';
import { cComments, character } from './quotes.ts';

const read = (variable: string) => `std::env::var("${variable}").expect("${variable} is not set")`;

/** Macros that want a literal, not a value. */
const literalMacro =
  /\b(?:e?print(?:ln)?|format(?:_args)?|write(?:ln)?|panic|todo|unimplemented|unreachable|bail|anyhow|ensure|trace|debug|info|warn|error|concat|include_(?:str|bytes)|(?:option_)?env)!\s*[([{]\s*(?:\w+\s*,\s*)?$/;

/** The read is a `String`: what takes a text takes a reference to it, a method or a conversion takes it as it is. */
function reference(place: LiteralPlace): '&' | '' {
  return /^\s*[.?]/.test(codeAfter(place)) || /\b(?:from|into|new)\(\s*$/.test(codeBefore(place, 80)) ? '' : '&';
}

export const rust: Language = {
  ...cComments,
  quotes: [
    {
      open: /(?<prefix>[bc]?r)#{0,16}"/y,
      close: (opening) => `"${opening.slice(0, -1)}`,
      escape: 'none',
      multiline: true,
    },
    { open: /(?<prefix>[bc]?)"/y, close: '"', escape: 'backslash', multiline: true },
  ],
  skip: character,
  read: (variable, _quote, place) => reference(place) + read(variable),
  interpolated: (literal, place) => ({
    prefix: `${reference(place)}format!(${literal.prefix}`,
    opening: literal.opening,
    closing: `${literal.closing}, ${read(place.variable)})`,
    hole: () => '{}',
    convert: (raw) =>
      raw.replace(literal.prefix === '' ? /\\u\{[^}]*\}|[{}]/g : /[{}]/g, (part) =>
        part.length > 1 ? part : part + part,
      ),
  }),
  refusal: (place) => {
    const before = codeBefore(place);
    if (
      /\b(?:const|static)\b(?!\s+fn)[^;]*=[^;]*$/.test(before) ||
      /#!?\[[^\]]*$/.test(before) ||
      /&'static str\s*=\s*$/.test(before)
    ) {
      return constantReason();
    }
    if (/\bfrom_static\(\s*$/.test(before)) {
      return t('This wants a text that the compiler knows. Call from_str with the variable.');
    }
    if (literalMacro.test(before)) {
      return t('This macro wants a literal. Put {} in it, and pass the variable as its value.');
    }
    if (/^\s*(?:\||=>|if\b)/.test(codeAfter(place))) {
      return patternReason();
    }
    return /[bc]/.test(place.first.prefix)
      ? t('Bytes are read from the environment as text. Convert them by hand.')
      : undefined;
  },
};
