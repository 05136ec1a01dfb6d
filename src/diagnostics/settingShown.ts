/** A setting as it may stand in a report that others read. */
export interface SettingFact {
  id: string;
  value: unknown;
  default: unknown;
  /** The values that package.json allows, where it lists them. */
  allowed?: readonly unknown[];
  /** `user`, `workspace`, `folder`; empty where nobody has set it. */
  setIn: string;
}

/**
 * The value where it cannot be a secret or name anybody: a number, a switch, one of a list. Of an address its origin, of any
 * other text only that there is one.
 */
export function settingShown({ value, default: initial, allowed, setIn }: SettingFact): string {
  const shown = valueShown(value, initial, allowed);
  return setIn === '' ? `${shown} (default)` : `${shown} (${setIn})`;
}

function valueShown(value: unknown, initial: unknown, allowed: readonly unknown[] = []): string {
  if (typeof value === 'number' || typeof value === 'boolean' || allowed.includes(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return `${value.length} entries`;
  }
  if (typeof value !== 'string') {
    return typeof value;
  }
  if (value === '') {
    return 'not set';
  }
  const origin = typeof initial === 'string' && URL.canParse(initial) ? URL.parse(value)?.origin : undefined;
  return origin === undefined || origin === 'null' ? 'set' : origin;
}
