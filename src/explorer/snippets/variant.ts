import type { SnippetCall } from './call.ts';

/**
 * Lines of code. Tabs at a line's beginning are levels of indentation. A line that itself holds line ends is a string
 * written over several lines: what stands behind them belongs to the string, and is never indented.
 */
export type Lines = readonly string[];

/** A call as code, in the parts that a file of its own and an existing file need. */
export interface Program {
  imports: Lines;
  statements: Lines;
  /**
   * What must stand round the statements in a file of their own, e.g. a class with its main method: then imports stand at
   * the file's head, and `wants` says which, for a comment.
   */
  frame?: { open: Lines; close: Lines; levels: number };
  wants?: string;
}

/** A language, with the library or program that makes the call. */
export interface SnippetVariant {
  /** Kept for "last used". */
  id: string;
  label: string;
  /** VS Code's language identifiers of the files that take this code; the first is that of the code itself. */
  languages: readonly string[];
  /** One level of indentation where nothing else is asked for. */
  indent: string;
  /** Begins a comment. */
  comment: string;
  /** Why this call cannot be written so, as a sentence; almost none has such a call. */
  cannot?(call: SnippetCall): string | undefined;
  write(call: SnippetCall): Program;
}
