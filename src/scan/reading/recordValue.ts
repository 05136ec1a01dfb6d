import type { TextRange } from '../textRange.ts';
import { isRealistic } from '../value/secretValue.ts';
import { tableOf } from './characters.ts';

/** `value: "…", name: `, `SET value = '…' WHERE name = '`: what may stand before a name, in a record that gives the value first. */
const recordEnd =
  /[\s,;'"`}]{1,80}(?:-[ \t]{1,4})?(?:where[ \t]{1,4})?["']?(?:name|key)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?$/i;
const recordStart = /(?:value|content)\\?["']?[ \t]{0,4}[:=][ \t]{0,4}["']?([^\s"'`,;{}]{8,400})$/i;
const recordLength = 600;

/** The literal that a record gives as its value, before the name that begins at `nameStart`. */
export function tokenBefore(text: string, nameStart: number): TextRange | undefined {
  if (!isFieldName(text, nameStart)) {
    return undefined;
  }
  const end = text.slice(Math.max(0, nameStart - 120), nameStart);
  const joint = recordEnd.exec(end)?.[0].length;
  if (joint === undefined) {
    return undefined;
  }
  const to = nameStart - joint;
  const value = recordStart.exec(text.slice(Math.max(0, to - recordLength), to))?.[1];
  return value !== undefined && isRealistic(value) ? { start: to - value.length, end: to } : undefined;
}

const fieldSign = tableOf(':=');
const fieldJoint = tableOf(' \t"\'');

/** Whether `name:`, `key=` or the like stands right before: most names are refused here, at little cost. */
function isFieldName(text: string, nameStart: number): boolean {
  let at = nameStart - 1;
  while (at > nameStart - 6 && fieldJoint[text.charCodeAt(at)] === 1) {
    at--;
  }
  return fieldSign[text.charCodeAt(at)] === 1;
}
