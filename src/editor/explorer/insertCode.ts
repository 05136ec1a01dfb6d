import * as vscode from 'vscode';
import { inserted } from '../../explorer/snippets/layout.ts';
import type { Program, SnippetVariant } from '../../explorer/snippets/variant.ts';

/**
 * Puts the code in place of every selection, in the document's own indentation and line ends; one undo takes it back.
 * @returns whether the document took it: one that is read-only does not.
 */
export async function insertCode(
  editor: vscode.TextEditor,
  variant: SnippetVariant,
  program: Program,
): Promise<boolean> {
  const { document, selections, options } = editor;
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const indent = options.insertSpaces === false ? '\t' : ' '.repeat(Number(options.indentSize ?? options.tabSize) || 4);
  const amongCode = variant.languages.includes(document.languageId) && document.getText().trim() !== '';
  const { version } = document;
  const accepted = await editor.edit((edit) => {
    for (const selection of selections) {
      const { start, end } = selection;
      const place = {
        before: document.lineAt(start).text.slice(0, start.character),
        after: document.lineAt(end).text.slice(end.character),
      };
      edit.replace(selection, inserted(variant, program, { ...place, indent, eol, amongCode }));
    }
  });
  // An editor that is read-only accepts the edit, and does nothing.
  return accepted && document.version !== version;
}
