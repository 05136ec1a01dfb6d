import { t } from '@vscode/l10n';
import { codeBefore, constantReason } from './code.ts';
import type { Language } from './language.ts';
import { double, hereDocument, single } from './quotes.ts';

/** What must be a constant: constants, properties, default values, attributes. */
const constant =
  /\bconst\b[^;]*$|\b(?:public|private|protected|var|readonly)\s+(?:[\w?|\\]+\s+){0,3}\$\w+\s*=[^;]*$|\b(?:function|fn)\b[^(){}]*\([^(){}]*=\s*$|#\[[^\]]*$/;

export const php: Language = {
  lineComments: ['//', '# ', '#\t', '##', '#-', '#!'],
  blockComments: [['/*', '*/']],
  quotes: [{ ...double, multiline: true }, { ...single, multiline: true }, hereDocument(/<<<[ \t]*(["']?)\w+\1\r?\n/y)],
  /** HTML round the code. */
  skip: /(?:^(?!<\?)(?=[\s\S]*?<\?)|\?>)[\s\S]*?(?:<\?(?:php\b|=)|$(?![\s\S]))/y,
  join: '.',
  read: (variable, quote) => `getenv(${quote}${variable}${quote})`,
  missing: "''",
  refusal: (place) => {
    if (constant.test(codeBefore(place))) {
      return constantReason();
    }
    return place.first.opening.startsWith('<<<')
      ? t('A here-document calls no function. Read the variable into one of PHP first, and write that here.')
      : undefined;
  },
};
