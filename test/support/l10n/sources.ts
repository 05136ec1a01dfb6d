import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../projectRoot.ts';

/** Nothing that a window of VS Code shows: English for other programs and for support, and the translation itself. */
const forOthers = /^src\/(cli|sandbox|diagnostics|l10n)\//;

/** The code that may hold texts for users, parsed; `fileName` is the path inside the project, with `/`. */
export function sources(): ts.SourceFile[] {
  const files = globSync('src/**/*.ts', { cwd: projectRoot }).map((file) => file.replaceAll('\\', '/'));
  const code = files.filter((file) => !forOthers.test(file) && !file.endsWith('openapi.types.ts')).sort();
  return code.map((file) => parsed(file, readFileSync(join(projectRoot, file), 'utf8')));
}

export function parsed(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
}

/** `src/editor/notify.ts:12` */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}
