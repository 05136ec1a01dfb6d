import ts from 'typescript';
import { isForOthers } from './forOthers.ts';
import { placeOf, walk } from './sources.ts';
import { isTranslation } from './translatedTexts.ts';

/** A text in the code that a user may read, and that nobody translates. */
export interface PlainText {
  file: string;
  place: string;
  text: string;
}

/**
 * Texts that look as if they were for users: words with a blank between them, or one with a capital; and any word in a
 * place that is shown.
 * @param isExcused says of a file and a text in it that no user of VS Code reads it
 */
export function plainTexts(file: ts.SourceFile, isExcused = isForOthers): PlainText[] {
  const found: PlainText[] = [];
  const ids = namedByTypes(file);
  walk(file, (node) => {
    const text = textOf(node);
    if (
      text !== undefined &&
      (isForUsers(text) || isShown(node, text)) &&
      !ids.has(text) &&
      !isExcused(file.fileName, text) &&
      !isAllowed(node)
    ) {
      found.push({ file: file.fileName, place: placeOf(node), text });
    }
  });
  return found;
}

/** `'nothing there' | 'answered'` */
function namedByTypes(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  walk(file, (node) => {
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) names.add(node.literal.text);
  });
  return names;
}

/** The text of a literal, `…` for each value in it. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

const icon = /\$\([\w~-]+\)/g;

function isForUsers(text: string): boolean {
  const words = text.replaceAll(icon, '');
  return /\p{L}/u.test(words) && (/\s/.test(words) || /^\p{Lu}\p{Ll}+…?$/u.test(words));
}

/** Fields that VS Code shows. */
const shownNames = /^(label|description|tooltip|title|placeHolder|placeholder|prompt|detail|message|sentence)$/;

/** Any word in such a place, also one that `isForUsers` would take for a name: `sent`. */
function isShown(node: ts.Node, text: string): boolean {
  const words = text.replaceAll(icon, '');
  if (!/\p{L}/u.test(words) || /^\p{Lu}+$/u.test(words)) return false; // CSV
  let value = node;
  while (ts.isConditionalExpression(value.parent) || ts.isParenthesizedExpression(value.parent)) value = value.parent;
  const { parent } = value;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === value && shownNames.test(nameOf(parent.name));
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(parent.left) &&
    shownNames.test(parent.left.name.text)
  );
}

/** Attributes of an element, and fields, whose text nobody reads. */
const codeNames =
  /^(class|className|id|type|role|href|src|rel|for|style|datetime|part|key|when|contextValue|viewType|command|scheme|mimeType|kind)$|^(data|aria-(controls|describedby|labelledby|live|haspopup|sort|owns))-?/;

/** Functions that take names, patterns or code, and errors that say what the program has done wrong. */
const codeFunctions =
  /^(querySelector(All)?|closest|matches|getElementById|addEventListener|createElement|executeCommand|getConfiguration|has|startsWith|endsWith|includes|indexOf|split|test|exec|joinPath|RegExp|Set|Error|TypeError|RangeError)$/;

/** Methods that are such functions on these alone. */
const codeMethods: readonly [method: RegExp, owner: RegExp][] = [
  [/^(trace|debug|info|warn|error)$/, /^log$/],
  [/^(add|remove|toggle|contains)$/, /^classList$/],
  [/^(get|set|append|delete)$/, /headers$/i],
];

function isAllowed(node: ts.Node): boolean {
  for (let inner = node, outer = node.parent; outer !== undefined; inner = outer, outer = outer.parent) {
    if (ts.isImportDeclaration(outer) || ts.isExportDeclaration(outer) || ts.isLiteralTypeNode(outer)) return true;
    if (ts.isCallExpression(outer) && isTranslation(outer)) return outer.arguments[0] === inner;
    if (ts.isCaseClause(outer) && outer.expression === inner) return true;
    if (ts.isBinaryExpression(outer)) {
      const { left, operatorToken } = outer;
      if (isComparison(operatorToken.kind)) return true;
      if (ts.isPropertyAccessExpression(left) && left !== inner && codeNames.test(left.name.text)) return true;
    }
    if (ts.isElementAccessExpression(outer) && outer.argumentExpression === inner) return true;
    if (ts.isComputedPropertyName(outer)) return true;
    if (ts.isPropertyAssignment(outer)) {
      if (outer.name === inner) return true;
      if (codeNames.test(nameOf(outer.name))) return true;
    }
    if ((ts.isCallExpression(outer) || ts.isNewExpression(outer)) && outer.expression !== inner) {
      if (isCode(outer)) return true;
      if (inner === node) return false;
    }
    if (ts.isStatement(outer) || ts.isClassElement(outer)) return false;
  }
  return false;
}

function isCode({ expression }: ts.CallExpression | ts.NewExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression)) return codeFunctions.test(expression.getText());
  const method = expression.name.text;
  const owner = expression.expression.getText().replace(/^.*[.#]/s, '');
  return codeFunctions.test(method) || codeMethods.some(([name, of]) => name.test(method) && of.test(owner));
}

function isComparison(kind: ts.SyntaxKind): boolean {
  return [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ts.SyntaxKind.InKeyword,
  ].includes(kind);
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) || ts.isIdentifier(name) ? name.text : name.getText();
}
