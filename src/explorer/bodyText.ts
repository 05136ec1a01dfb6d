import { t } from '@vscode/l10n';
import { isNestedTooDeeply } from '../trackberry/json.ts';
import { type BodyGroup, type BodyValues, presetText } from './bodyFields.ts';
import { JsonIndex } from './json/jsonIndex.ts';
import { indexJson } from './json/jsonIndexer.ts';
import { notJsonText } from './json/notJson.ts';
import { typedJson, typedText } from './typedValue.ts';
import type { FieldError } from './violations.ts';

/** JSON text to be: a value's own, or the members of an object. */
type Written = string | Map<string, Written>;

/**
 * The fields' values as JSON text, with the digits that were typed. An empty field is left out; an object that is
 * required stays. Nothing where all is empty and no body is required.
 */
export function composeBody(groups: readonly BodyGroup[], values: BodyValues): string {
  const body = new Map<string, Written>();
  for (const { path, required, fields } of groups) {
    if (required) {
      objectAt(body, path);
    }
    for (const field of fields) {
      const typed = values[field.id] === undefined ? presetText(field) : (values[field.id] ?? null);
      if (typed === null || typed.trim() !== '' || (typed !== '' && field.form.kind === 'text')) {
        const json = typed === null ? 'null' : typedJson(field.form, typed);
        objectAt(body, path).set(field.path.at(-1) ?? '', json);
      }
    }
  }
  return body.size === 0 && groups[0]?.required === false ? '' : written(body, '');
}

/** The values for the fields, or undefined when the text is not JSON or says something that no field could. */
export function readBody(groups: readonly BodyGroup[], text: string): BodyValues | undefined {
  const index = isNestedTooDeeply(text) ? undefined : indexJson(text);
  if (!(index instanceof JsonIndex) || index.kind(0) !== 'object') {
    return undefined;
  }
  const values: [string, string | null][] = [];
  for (const { id, path, form } of groups.flatMap(({ fields }) => fields)) {
    const node = nodeAt(index, path);
    if (node !== undefined) {
      const isNull = index.kind(node) === 'null' && form.nullable;
      values.push([id, isNull ? null : typedText(form, index, node)]);
    }
  }
  const read = Object.fromEntries(values);
  const again = indexJson(composeBody(groups, read));
  const same =
    again instanceof JsonIndex && canonical(index, 0) !== undefined && canonical(index, 0) === canonical(again, 0);
  return same ? read : undefined;
}

/** What is not JSON of the fields that take JSON: put together with the others it might read as something else. */
export function jsonFieldErrors(groups: readonly BodyGroup[], values: BodyValues): readonly FieldError[] {
  return groups.flatMap(({ fields }) =>
    fields.flatMap(({ id, path, form }) => {
      const typed = values[id] ?? '';
      const index = form.kind !== 'json' || typed.trim() === '' ? undefined : indexJson(typed);
      return index === undefined || index instanceof JsonIndex
        ? []
        : [{ field: id, message: t('{0} is not JSON: {1}', path.at(-1) ?? '', notJsonText(index)) }];
    }),
  );
}

/** The value at a place in a JSON text. */
export function nodeAt(index: JsonIndex, path: readonly string[]): number | undefined {
  return path.reduce<number | undefined>(
    (node, key) => (node === undefined || !index.isContainer(node) ? undefined : index.child(node, key)),
    0,
  );
}

function objectAt(body: Map<string, Written>, path: readonly string[]): Map<string, Written> {
  return path.reduce((object, name) => {
    const there = object.get(name);
    if (there instanceof Map) {
      return there;
    }
    const made = new Map<string, Written>();
    object.set(name, made);
    return made;
  }, body);
}

function written(value: Written, indent: string): string {
  if (typeof value === 'string') {
    return value;
  }
  const inner = `${indent}  `;
  const members = [...value].map(([name, each]) => `${inner}${JSON.stringify(name)}: ${written(each, inner)}`);
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}

/**
 * JSON text that is equal for equal values, in whatever order their keys stand, and for numbers written with the same
 * digits. Undefined where a key is repeated: nothing says which one counts.
 */
function canonical(index: JsonIndex, node: number): string | undefined {
  if (!index.isContainer(node)) {
    return JSON.stringify(index.stringValue(node) ?? [index.source(node)]);
  }
  const entries: string[] = [];
  const keys = new Set<string>();
  for (let entry = node + 1; entry < index.next(node); entry = index.next(entry)) {
    const value = canonical(index, entry);
    const key = index.key(entry);
    if (value === undefined || (key !== undefined && keys.has(key))) {
      return undefined;
    }
    if (key !== undefined) {
      keys.add(key);
    }
    entries.push(key === undefined ? value : `${JSON.stringify(key)}:${value}`);
  }
  return index.kind(node) === 'object' ? `{${entries.sort().join()}}` : `<${entries.join()}>`;
}
