import { visibleText } from './visibleText.ts';

const signs: Readonly<Record<string, string>> = { '\t': '⇥', '\n': '↵', '\r': '' };

/** A text from outside in one line, as one can see it: `↵` for the end of a line. @param most characters, then `…`. */
export function oneLine(text: string, most: number): string {
  const short = text.length > most ? `${text.slice(0, most)}…` : text;
  return visibleText(short).replace(/[\t\n\r]/g, (mark) => signs[mark] ?? mark);
}
