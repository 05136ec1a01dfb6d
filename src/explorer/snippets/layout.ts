import type { Lines, Program, SnippetVariant } from './variant.ts';

/** How the code looks where it goes to. */
interface Layout {
  /** One level of indentation. */
  indent: string;
  /** What the line has before it where the code begins: stands before every further line. */
  base: string;
  eol: string;
}

/** A whole file, or what is pasted: ends with a line end. */
export function wholeProgram({ indent }: SnippetVariant, program: Program, eol = '\n'): string {
  return `${laidOut(wholeLines(program), { indent, base: '', eol })}${eol}`;
}

/**
 * The statements for a file that has its own frame. Imports stand among them where the language allows it; elsewhere a
 * comment names them, for they belong to the file's head.
 */
export function statementsOnly(variant: SnippetVariant, { imports, statements }: Program, layout: Layout): string {
  const wanted = imports.filter((line) => line !== '');
  const head = variant.importsAnywhere
    ? [...imports, ...(wanted.length > 0 ? [''] : [])]
    : wanted.map((line) => `${variant.comment} ${line.trim()}`);
  return laidOut([...head, ...statements], layout);
}

function wholeLines({ imports, statements, frame }: Program): Lines {
  const { open, close, levels } = frame ?? { open: [], close: [], levels: 0 };
  const inside = statements.map((line) => (line === '' ? '' : '\t'.repeat(levels) + line));
  return [...imports, ...(imports.length > 0 ? [''] : []), ...open, ...inside, ...close];
}

function laidOut(lines: Lines, { indent, base, eol }: Layout): string {
  return lines
    .map((line, index) => {
      const indented = line.replace(/^\t+/, (tabs) => indent.repeat(tabs.length)).replaceAll('\n', eol);
      return index === 0 || line === '' ? indented : base + indented;
    })
    .join(eol);
}
