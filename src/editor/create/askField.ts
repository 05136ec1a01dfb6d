import * as vscode from 'vscode';
import { fieldFault, type NewShipmentField } from '../../explorer/newShipmentForm.ts';
import { withoutIcons } from '../plainText.ts';

export type FieldAnswer = { kind: 'value'; value: string } | { kind: 'back'; value: string } | { kind: 'cancelled' };

export interface FieldQuestion {
  title: string;
  field: NewShipmentField;
  /** From 1. */
  step: number;
  of: number;
  value: string;
  /** What other shipments have there. */
  suggestions: readonly string[];
}

/** Without `suggested` it stands for what is typed. */
type Item = vscode.QuickPickItem & { suggested?: string };

/** One step of the form: offers what is known, and takes any text that the description of the API allows. */
export function askField(question: FieldQuestion): Promise<FieldAnswer> {
  const { title, field, step, of, suggestions } = question;
  const box = vscode.window.createQuickPick<Item>();
  box.title = title;
  box.step = step;
  box.totalSteps = of;
  box.placeholder = [
    `${field.name}: ${field.description}`,
    ...(field.example === '' ? [] : [vscode.l10n.t('Example: {0}', field.example)]),
  ].join(' ');
  box.ignoreFocusOut = true;
  box.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  box.value = question.value;
  const paint = () => {
    box.items = [typedItem(field, box.value), ...suggestions.filter((each) => each !== box.value).map(suggestedItem)];
  };
  paint();
  return new Promise((resolve) => {
    const answer = (given: FieldAnswer) => {
      resolve(given);
      box.dispose();
    };
    box.onDidChangeValue(paint);
    box.onDidTriggerButton(() => answer({ kind: 'back', value: box.value }));
    box.onDidAccept(() => {
      // What is typed now: an item may be older than the last key.
      const value = box.activeItems[0]?.suggested ?? box.value.trim();
      if (fieldFault(field, value) === undefined) {
        answer({ kind: 'value', value });
      }
    });
    box.onDidHide(() => answer({ kind: 'cancelled' }));
    box.show();
  });
}

function typedItem(field: NewShipmentField, typed: string): Item {
  const value = typed.trim();
  const fault = fieldFault(field, value);
  if (fault !== undefined) {
    return { label: `$(error) ${withoutIcons(fault)}`, alwaysShow: true };
  }
  return value === ''
    ? { label: vscode.l10n.t('Leave {0} out', field.name), alwaysShow: true }
    : { label: withoutIcons(value), description: vscode.l10n.t('as typed'), alwaysShow: true };
}

function suggestedItem(suggested: string): Item {
  return { label: withoutIcons(suggested), suggested };
}
