import { type FormValues, formValues } from '../formValues.ts';
import { dictionary, flag, number, object, type Shaped, text } from '../shape.ts';
import { tableView } from '../table/tableView.ts';

/** The last call that was sent. */
const lastCall = object({ id: number, operationId: text, running: flag });

/** How a table was left: `node` is its array in the index of that call's answer. */
const leftTable = object({ callId: number, node: number, view: tableView });
export type LeftTable = Shaped<typeof leftTable>;

/** `operationId` is the operation that is shown; `forms` by operation id, of which nothing secret is saved; `answerTab` is the tab chosen last. */
const pageState = object(
  { operationId: text, call: lastCall, forms: dictionary(formValues), answerTab: text },
  { table: leftTable },
);
export type PageState = Shaped<typeof pageState>;

export const emptyForm: FormValues = { parameters: {}, body: {}, raw: false, rawText: '' };

/** The state that was saved, or an empty one when there is none, or one of another version. */
export function readPageState(saved: unknown): PageState {
  return pageState(saved)
    ? {
        operationId: saved.operationId,
        call: saved.call,
        forms: saved.forms,
        answerTab: saved.answerTab,
        ...(saved.table !== undefined && { table: saved.table }),
      }
    : { operationId: '', call: { id: 0, operationId: '', running: false }, forms: {}, answerTab: '' };
}
