import { dictionary, flag, nothing, number, object, oneOf, type Shaped, text } from '../shape.ts';
import { tableView } from '../table/tableView.ts';

/** What is filled in for one call. The body is kept as fields and as raw text, and `raw` says which of them counts. */
const form = object({ parameters: dictionary(text), body: dictionary(oneOf(text, nothing)), raw: flag, rawText: text });
export type FormValues = Shaped<typeof form>;

/** The last call that was sent. */
const lastCall = object({ id: number, operationId: text, running: flag });

/** How a table was left: `node` is its array in the index of that call's answer. */
const leftTable = object({ callId: number, node: number, view: tableView });
export type LeftTable = Shaped<typeof leftTable>;

/** `operationId` is the operation that is shown; `forms` are kept by operation id; `answerTab` is the tab chosen last. */
const pageState = object(
  { operationId: text, call: lastCall, forms: dictionary(form), answerTab: text },
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
