import type { Lines, SnippetVariant } from './variant.ts';

/** What all commands for sh, bash and zsh have in common. */
export const shell = {
  languages: ['shellscript'],
  indent: '  ',
  comment: '#',
} satisfies Partial<SnippetVariant>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would act on these when they are pasted
const control = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Bytes. Linux takes at most 128 KiB in one argument. */
const mostInArgument = 100_000;
/** Each is a command of its own in an argument, and dash breaks down over thousands of them. */
const mostControls = 100;

export function fitsArgument(text: string): boolean {
  return new TextEncoder().encode(text).length <= mostInArgument && (text.match(control) ?? []).length <= mostControls;
}

/** One command, an argument or two on each line. */
export function command(...lines: Lines): Lines {
  return lines.map((line, index) => `${index > 0 ? '\t' : ''}${line}${index < lines.length - 1 ? ' \\' : ''}`);
}

/** The text on the command's standard input: built into the shell, `printf` knows no longest argument. */
export function piped(text: string, lines: Lines): Lines {
  const format = text.replace(/[\\%]/g, '$&$&').replaceAll("'", "'\\''").replace(control, octal);
  return [`printf '${format}' |`, ...lines.map((line) => `\t${line}`)];
}

/** Inside single quotes a shell reads nothing; a single quote ends them, stands escaped, and they begin anew. */
export function single(text: string): string {
  const inside = text.replaceAll("'", "'\\''").replace(control, (character) => `'"$(printf '${octal(character)}')"'`);
  return `'${inside}'`;
}

function octal(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
