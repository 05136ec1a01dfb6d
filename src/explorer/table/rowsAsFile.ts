import type { Steps } from '../../steps/steps.ts';
import { JsonIndex } from '../json/jsonIndex.ts';
import { indexJsonSteps } from '../json/jsonIndexer.ts';
import { AnswerTable } from './answerTable.ts';
import { type CsvFile, csvFile } from './csvFile.ts';

/** Rows put together in one step. */
const inOneStep = 200;

/** Rows, each a JSON text, as a JSON list with a row on each line, letter by letter, in pieces. */
export function* rowsAsJson(rows: readonly string[]): Steps<string[]> {
  const pieces = ['[\n'];
  for (let from = 0; from < rows.length; from += inOneStep) {
    const separator = from + inOneStep < rows.length ? ',\n' : '\n';
    pieces.push(rows.slice(from, from + inOneStep).join(',\n') + separator);
    yield;
  }
  return [...pieces, ']\n'];
}

/** Rows, each a JSON text, as `csvFile` writes a table: a column for each key that any of them has. */
export function* rowsAsCsv(rows: readonly string[]): Steps<CsvFile> {
  const json = (yield* rowsAsJson(rows)).join('');
  const index = yield* indexJsonSteps(json);
  if (!(index instanceof JsonIndex)) {
    throw new Error('A row is no JSON.');
  }
  const table = yield* AnswerTable.read(index, 0);
  return yield* csvFile(
    table,
    new Int32Array(rows.length).map((_, place) => place),
  );
}

/** Text as UTF-8. @param pieces none of them cut within a character. */
export function* utf8(pieces: readonly string[]): Steps<Uint8Array> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (const piece of pieces) {
    parts.push(encoder.encode(piece));
    yield;
  }
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    yield;
  }
  return bytes;
}
