import type { Steps } from '../steps.ts';
import type { JsonIndex } from './jsonIndex.ts';
import { JsonIndexer } from './jsonIndexer.ts';
import type { NotJson } from './notJson.ts';

/** UTF-16 units in one step. */
const inOneStep = 50_000;

/** The index of a text of any length, in steps. */
export function* indexSteps(text: string): Steps<JsonIndex | NotJson> {
  const indexer = new JsonIndexer(text);
  let result = indexer.run(inOneStep);
  while (result === undefined) {
    yield;
    result = indexer.run(inOneStep);
  }
  return result;
}
