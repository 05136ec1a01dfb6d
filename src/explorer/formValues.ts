import type { Clean } from './clean.ts';
import { dictionary, flag, nothing, object, oneOf, type Shaped, text } from './shape.ts';

/** What is filled in for one call. The body is kept as fields and as raw text, and `raw` says which of them counts. */
export const formValues = object({
  parameters: dictionary(text),
  body: dictionary(oneOf(text, nothing)),
  raw: flag,
  rawText: text,
});
export type FormValues = Shaped<typeof formValues>;

/** What may be kept of a form where VS Code writes it to the disk: nothing of a field that holds a secret. */
export function keptForm({ parameters, body, raw, rawText }: FormValues, clean: Clean): FormValues {
  const holdsNone = ([name, value]: readonly [string, unknown]) =>
    typeof value !== 'string' || clean(value, name) === value;
  return {
    parameters: Object.fromEntries(Object.entries(parameters).filter(holdsNone)),
    body: Object.fromEntries(Object.entries(body).filter(holdsNone)),
    raw,
    rawText: clean(rawText, 'body') === rawText ? rawText : '',
  };
}
