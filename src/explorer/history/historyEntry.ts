import { dictionary, flag, literal, number, object, oneOf, type Shaped, text } from '../shape.ts';

const outcome = oneOf(
  /** `totalMs` from sending to the end of the body, `waitingMs` before it in the queue; `bytes` of the body. */
  object({
    kind: literal('answered'),
    status: number,
    statusText: text,
    waitingMs: number,
    totalMs: number,
    bytes: number,
  }),
  object({ kind: literal('failed'), message: text, outcomeUnknown: flag }),
  object({ kind: literal('cancelled'), message: text }),
);

/**
 * A call that was sent, without its bodies and without any header. `target` is path and query; `parameters` are as typed, to
 * fill the form with again; `incomplete` says that something was taken out of them. `at` is in unix milliseconds.
 * `organization` is what it was called then, which another one may be called today: `place` tells which one it was.
 */
const entry = object(
  {
    at: number,
    organization: text,
    origin: text,
    operationId: text,
    summary: text,
    method: text,
    target: text,
    parameters: dictionary(text),
    incomplete: flag,
    hasBody: flag,
    outcome,
  },
  /** Bytes of its bodies on disk; how many calls it combines; no place is in what an earlier version has kept. */
  { keptBytes: number, calls: number, place: text },
);
export type HistoryEntry = Shaped<typeof entry>;

/** Texts; absent where there is none, or it is not kept. */
export interface Bodies {
  request?: string;
  answer?: string;
}

/** @returns undefined where the text is no entry: it was written by something else, or is damaged. */
export function readEntry(json: string): HistoryEntry | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return entry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
