import { t } from '@vscode/l10n';

/** Where a text stops being JSON. */
export interface NotJson {
  /** In UTF-16 units from 0; the text's length where it ends too soon. */
  offset: number;
  /** From 1, as an editor counts them. */
  line: number;
  column: number;
  /** What is wrong there, in words that can follow a colon: `a comma or ] is missing`. */
  reason: string;
}

export function notJson(text: string, offset: number, reason: string): NotJson {
  return { offset, ...lineAndColumn(text, offset), reason };
}

/** From 1, as an editor counts them. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** `line 2, column 5: a comma or } is missing`. */
export function notJsonText({ line, column, reason }: NotJson): string {
  return t('line {0}, column {1}: {2}', line, column, reason);
}
