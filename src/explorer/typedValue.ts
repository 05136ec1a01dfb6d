import type { JsonIndex } from './json/jsonIndex.ts';
import type { ValueForm } from './valueForm.ts';

export function isNumeric({ types }: Pick<ValueForm, 'types'>): boolean {
  return types.length > 0 && types.every((type) => type === 'integer' || type === 'number');
}

/** A choice as one reads it. */
export function choiceText(choice: unknown): string {
  return typeof choice === 'string' ? choice : JSON.stringify(choice);
}

/** The texts of a list: one a line. */
export function listTexts(typed: string): readonly string[] {
  return typed.split('\n').filter((line) => line !== '');
}

/**
 * The value that a typed text stands for, as JSON text: its digits are those that were typed. A text that the schema
 * does not allow stays text, so that the schema refuses it.
 */
export function typedJson(form: ValueForm, typed: string): string {
  const { kind, types, items } = form;
  if (kind === 'choice') {
    const choice = form.choices.find((each) => choiceText(each) === typed);
    return JSON.stringify(choice === undefined ? typed : choice);
  }
  if (kind === 'list' && items !== undefined) {
    return `[${listTexts(typed)
      .map((text) => typedJson(items, text))
      .join(', ')}]`;
  }
  if (kind === 'json' || kind === 'object') {
    return typed.trim();
  }
  const text = typed.trim();
  const number = types.includes('integer') || types.includes('number');
  if (number && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) {
    return text;
  }
  return types.includes('boolean') && (text === 'true' || text === 'false') ? text : JSON.stringify(typed);
}

/** As `typedJson`, as a value; a text that should be JSON and is not stays text. */
export function typedValue(form: ValueForm, typed: string): unknown {
  try {
    return JSON.parse(typedJson(form, typed));
  } catch {
    return typed;
  }
}

/** How a value is typed: what `typedJson` reads. @param node of the index. */
export function typedText(form: ValueForm, index: JsonIndex, node: number): string {
  if (form.kind === 'json' || form.kind === 'object') {
    return index.source(node);
  }
  if (form.kind === 'list' && index.kind(node) === 'array') {
    const texts: string[] = [];
    for (let item = node + 1; item < index.next(node); item = index.next(item)) {
      texts.push(index.stringValue(item) ?? index.source(item));
    }
    return texts.join('\n');
  }
  return index.stringValue(node) ?? index.source(node);
}
