import { parse } from 'shell-quote';

/**
 * The words of the first curl command in a text, from `curl` on and up to what ends it (`|`, `;`, `>`), as sh would
 * read them; a variable stays as `$NAME`. The line ends and quotes of cmd (`^`) and PowerShell (`` ` ``) are understood.
 * @returns undefined where there is none, or its quotes and variables do not make sense.
 */
export function curlWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  for (const entry of entries(text)) {
    if (typeof entry === 'string' && (words.length > 0 || /(?:^|[\\/])curl(?:\.exe)?$/i.test(entry))) {
      words.push(entry);
    } else if (typeof entry === 'object' && words.length > 0) {
      if (!('pattern' in entry)) {
        break;
      }
      words.push(entry.pattern); // curl is given a pattern that no file fits
    }
  }
  return words.length > 0 ? words : undefined;
}

function entries(text: string): ReturnType<typeof parse> {
  try {
    return parse(asShell(text), (name) => `$${name}`);
  } catch {
    // Its message quotes the text, in which a token may stand.
    return [];
  }
}

function asShell(text: string): string {
  // The first quote or line end tells: a caret stands before it.
  if (/^[^'"]*\^(?:"|\r?\n)/.test(text)) {
    // As browsers write it for cmd: a caret before a line end continues, two line ends are one in a value.
    return text.replace(/\^(\r?\n\r?\n|\r?\n|.)/gs, (_, escaped: string) =>
      escaped.trim() !== '' ? escaped : escaped.split('\n').length > 2 ? '\n' : ' ',
    );
  }
  // A box of one line drops line ends: what is left of a continued line is the backslash, and an option follows.
  return text.replace(/\\\r?\n/g, '').replace(/`\r?\n|\\ +(?=-)/g, ' ');
}
