import { t } from '@vscode/l10n';
import { defaultText, exampleText } from '../../constraints.ts';
import { choiceText, isNumeric } from '../../typedValue.ts';
import type { ValueForm } from '../../valueForm.ts';
import { element } from '../element.ts';

/** What is typed; null stands for null. */
export type Typed = string | null;

interface ControlParts {
  form: ValueForm;
  required: boolean;
  value: Typed;
  onInput(value: Typed): void;
}

/**
 * The control that a value is typed into or chosen with. It is the browser's own: one in another component's shadow root
 * could not be joined to its description and error for a screen reader.
 */
export function control(parts: ControlParts): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return parts.form.kind === 'choice' ? chooser(parts) : textControl(parts);
}

function textControl({ form, value, onInput }: ControlParts): HTMLInputElement | HTMLTextAreaElement {
  const made = isLong(form, value ?? '')
    ? element('textarea', { class: form.kind === 'json' ? 'code' : undefined, rows: '3' })
    : element('input', { type: 'text', inputmode: isNumeric(form) ? 'decimal' : 'text' });
  made.autocomplete = 'off';
  made.spellcheck = false;
  made.placeholder = hint(form);
  made.value = value ?? '';
  made.addEventListener('input', () => onInput(made.value));
  return made;
}

/** A line of its own would take the line breaks out of a text. */
function isLong({ kind, schema }: ValueForm, value: string): boolean {
  const { maxLength } = schema;
  return kind !== 'text' || value.includes('\n') || (typeof maxLength === 'number' && maxLength > 200);
}

function hint(form: ValueForm): string {
  const fallback = defaultText(form);
  const example = exampleText(form);
  return fallback !== '' ? fallback : example !== '' ? t('e.g. {0}', example) : '';
}

function chooser({ form, required, value, onInput }: ControlParts): HTMLSelectElement {
  const choices: readonly [Typed, string][] = form.choices.map((choice) => [choiceText(choice), choiceText(choice)]);
  const only = required && choices.length === 1 && !form.nullable;
  const nulls: readonly [Typed, string][] = form.nullable ? [[null, 'null']] : [];
  const known = [...(only ? [] : [['', emptyText(form, required)] as const]), ...choices, ...nulls];
  const shown = only && value === '' ? choices[0]?.[0] : value;
  // It may have come from elsewhere, and be right all the same: a description may be wrong.
  const options = known.some(([each]) => each === shown)
    ? known
    : [...known, [value, t('{0} (not described)', String(value))] as const];
  const select = element('select', {}, ...options.map(([, text]) => element('option', {}, text)));
  select.selectedIndex = options.findIndex(([each]) => each === shown);
  select.addEventListener('input', () => onInput(options[select.selectedIndex]?.[0] ?? null));
  return select;
}

function emptyText(form: ValueForm, required: boolean): string {
  const fallback = defaultText(form);
  return fallback !== '' ? t('default: {0}', fallback) : required ? t('choose…') : t('not set');
}
