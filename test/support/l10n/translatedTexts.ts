import ts from 'typescript';
import { placeOf, walk } from './sources.ts';

/** What a bundle holds for a key: the English text, with comments for translators where the code has some. */
export type Entry = string | { message: string; comment: string[] };

export interface TranslatedTexts {
  /** In the order of the keys. */
  texts: Record<string, Entry>;
  /** What is wrong with calls, each with its place. */
  errors: string[];
}

/** The texts of all calls of `vscode.l10n.t` and of `t` from `@vscode/l10n`. */
export function translatedTexts(files: readonly ts.SourceFile[]): TranslatedTexts {
  const found = new Map<string, Entry>();
  const errors: string[] = [];
  for (const file of files) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node) || !isTranslation(node)) return;
      const read = isTooEarly(node) ? 'runs when the file is loaded, before a translation is there' : readCall(node);
      if (typeof read === 'string') errors.push(`${placeOf(node)}: ${read}`);
      else found.set(...read);
    });
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return { texts: Object.fromEntries(sorted), errors };
}

/** Whether this call translates its first argument. */
export function isTranslation({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression)
    ? expression.text === 't' && importsT(expression.getSourceFile())
    : ts.isPropertyAccessExpression(expression) &&
        expression.name.text === 't' &&
        /\bl10n$/.test(expression.expression.getText());
}

/** When a file is loaded the translation may not be there yet. What an object's own fields say is made with the object. */
function isTooEarly(call: ts.CallExpression): boolean {
  for (let outer: ts.Node = call; outer !== undefined; outer = outer.parent) {
    if (ts.isFunctionLike(outer)) return false;
    if (ts.isPropertyDeclaration(outer) && !isStatic(outer)) return false;
    if (ts.isSourceFile(outer)) return true;
  }
  return true;
}

function isStatic({ modifiers }: ts.PropertyDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

/** Named and numbered places: `{0}`, `{name}`. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name))].sort();
}

/** @returns what is wrong with the call, or its key and entry. */
function readCall({ arguments: [first, ...values] }: ts.CallExpression): string | [string, Entry] {
  if (first === undefined) return 'has no text';
  if (ts.isStringLiteralLike(first)) {
    return wrongPlaces(first.text, givenNames(values)) ?? [first.text, first.text];
  }
  return ts.isObjectLiteralExpression(first) && values.length === 0
    ? readObject(first)
    : 'the text is no plain literal, so that it cannot be collected';
}

/** `t({ message: 'Open', args: [...], comment: ['a verb'] })` */
function readObject(object: ts.ObjectLiteralExpression): string | [string, Entry] {
  const fields = new Map(
    object.properties.flatMap((field) =>
      ts.isPropertyAssignment(field) ? [[field.name.getText(), field.initializer] as const] : [],
    ),
  );
  const [message, args, comment] = [fields.get('message'), fields.get('args'), fields.get('comment')];
  const comments = comment && ts.isArrayLiteralExpression(comment) ? comment.elements : [comment];
  if (message === undefined || !ts.isStringLiteralLike(message)) return 'the message is no plain literal';
  const written = comments.flatMap((each) => (each && ts.isStringLiteralLike(each) ? each.text : []));
  if (written.length !== comments.length) return 'without a comment of plain literals, pass the text itself';
  const given =
    args && ts.isArrayLiteralExpression(args) ? givenNames([...args.elements]) : givenNames(args ? [args] : []);
  const { text } = message;
  return wrongPlaces(text, given) ?? [`${text}/${written.join('')}`, { message: text, comment: written }];
}

/** The names by which a text may use these values; undefined where that cannot be told. */
function givenNames(values: readonly ts.Expression[]): string[] | undefined {
  const [first] = values;
  if (first !== undefined && ts.isObjectLiteralExpression(first)) {
    const names = first.properties.map(({ name }) => name?.getText());
    return values.length === 1 && !names.includes(undefined) ? names.map(String).sort() : undefined;
  }
  return values.some(ts.isSpreadElement) ? undefined : values.map((_, index) => String(index)).sort();
}

function wrongPlaces(text: string, given: readonly string[] | undefined): string | undefined {
  if (given === undefined) return 'what is given cannot be told from the code';
  const wanted = placeholders(text);
  const same = wanted.length === given.length && wanted.every((name) => given.includes(name));
  return same ? undefined : `the text has the places ${list(wanted)}, the call gives ${list(given)}`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `{${name}}`).join(' ');
}

function importsT(file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      (statement.moduleSpecifier as ts.StringLiteral).text === '@vscode/l10n' &&
      /\bt\b/.test(statement.importClause?.getText() ?? ''),
  );
}
