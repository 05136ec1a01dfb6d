import type { Lines, Program, SnippetVariant } from './variant.ts';

/** A place in a document that takes code. */
export interface Place {
  /** What stands on the same line before and after it. */
  before: string;
  after: string;
  /** One level of indentation there. */
  indent: string;
  eol: string;
  /** Whether the document has code in the same language: then only the statements are wanted. */
  amongCode: boolean;
}

/** A file of its own, or what is pasted into a terminal: ends with a line end. */
export function wholeProgram({ indent }: Pick<SnippetVariant, 'indent'>, program: Program): string {
  return `${laidOut(wholeLines(program), { indent, base: '', eol: '\n' })}\n`;
}

/**
 * The code for a place inside a document, on lines of its own. Imports that belong to the file's head are named in a
 * comment.
 */
export function inserted({ comment }: SnippetVariant, program: Program, place: Place): string {
  const { before, after, indent, eol, amongCode } = place;
  const base = /^\s*/.exec(before)?.[0] ?? '';
  const code = laidOut(amongCode ? statementLines(program, comment) : wholeLines(program), { indent, base, eol });
  const begin = before === base ? '' : eol + base;
  const end = after.trim() === '' ? '' : eol + base;
  return begin + code + end;
}

function wholeLines({ imports, statements, frame }: Program): Lines {
  const { open, close, levels } = frame ?? { open: [], close: [], levels: 0 };
  const inside = statements.map((line) => '\t'.repeat(levels) + line);
  return [...withSpace(imports), ...open, ...inside, ...close];
}

function statementLines({ imports, statements, wants }: Program, comment: string): Lines {
  return [...(wants === undefined ? withSpace(imports) : [`${comment} ${wants}`]), ...statements];
}

function withSpace(imports: Lines): Lines {
  return imports.length === 0 ? [] : [...imports, ''];
}

function laidOut(lines: Lines, { indent, base, eol }: { indent: string; base: string; eol: string }): string {
  return lines
    .map((line, index) => {
      const indented = line.replace(/^\t+/, (tabs) => indent.repeat(tabs.length)).replaceAll('\n', eol);
      return index === 0 || line === '' ? indented : base + indented;
    })
    .join(eol);
}
