import { dictionary, object, type Shaped, text } from './shape.ts';

/** What a user has filled in for one call, every value as typed. */
export const draftFields = { operationId: text, parameters: dictionary(text) };
const draft = object(draftFields, { body: text });
export type Draft = Shaped<typeof draft>;
