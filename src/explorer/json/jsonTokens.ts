import { t } from '@vscode/l10n';

/** Why a text is no JSON, and where. */
export interface TokenFault {
  at: number;
  reason: string;
}

const quote = 0x22;
const backslash = 0x5c;

/** Where the string ends whose opening quote stands at `start`, behind its closing one. */
export function stringEnd(text: string, start: number): number | TokenFault {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      return at + 1;
    }
    if (unit < 0x20) {
      return { at, reason: t('a control character in a string has to be escaped') };
    }
    if (unit === backslash) {
      const length = escapeLength(text, at);
      if (length === 0) {
        return { at, reason: t('this escape in a string is not known') };
      }
      at += length - 1;
    }
  }
  return { at: start, reason: t('this string never ends') };
}

/** Where `true`, `false`, `null` or a number ends that begins at `start`. */
export function wordEnd(text: string, start: number): number | TokenFault {
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, start)) {
      return start + word.length;
    }
  }
  return numberEnd(text, start);
}

/** By hand: an expression runs out of stack on a number of millions of digits. */
function numberEnd(text: string, start: number): number | TokenFault {
  const whole = text[start] === '-' ? start + 1 : start;
  let end = digitsEnd(text, whole);
  if (end === whole) {
    return { at: start, reason: t('a value is missing') };
  }
  if (text[whole] === '0' && end > whole + 1) {
    return { at: start, reason: t('a number does not begin with a zero') };
  }
  if (text[end] === '.') {
    const fraction = end + 1;
    end = digitsEnd(text, fraction);
    if (end === fraction) {
      return { at: end, reason: t('digits are missing after the decimal point') };
    }
  }
  if (text[end] === 'e' || text[end] === 'E') {
    const exponent = text[end + 1] === '+' || text[end + 1] === '-' ? end + 2 : end + 1;
    end = digitsEnd(text, exponent);
    if (end === exponent) {
      return { at: end, reason: t('digits are missing after the e of a number') };
    }
  }
  return end;
}

function digitsEnd(text: string, start: number): number {
  for (let at = start; ; at += 1) {
    const unit = text.charCodeAt(at);
    if (!(unit >= 0x30 && unit <= 0x39)) {
      return at;
    }
  }
}

/** Units of the escape at the backslash; 0 where it is none. */
function escapeLength(text: string, at: number): number {
  const next = text.charAt(at + 1);
  if (next !== '' && '"\\/bfnrt'.includes(next)) {
    return 2;
  }
  return next === 'u' && /^[\da-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
}
