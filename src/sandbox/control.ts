import { type Faults, parseFaults } from './faults.ts';

/** Beside the API: `POST` of a JSON body here sets faults and quota, for `npm run sandbox`. */
export const controlPath = '/__sandbox/faults';

export interface ControlRequest {
  /** Take the place of the faults before. */
  faults?: Faults;
  /** Calls to leave in the window that runs now. */
  remaining?: number;
}

/**
 * Reads `{"faults": {…}, "remaining": n}`, both or one of them.
 * @returns a sentence where the text is no such request.
 */
export function parseControl(text: string): ControlRequest | string {
  const wanted = parseJson(text);
  if (typeof wanted !== 'object' || wanted === null) {
    return 'The body is not a JSON object.';
  }
  const { faults, remaining, ...others } = wanted as { [name: string]: unknown };
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    return `There is no "${unknown}" here, only "faults" and "remaining".`;
  }
  if (remaining !== undefined && !(Number.isInteger(remaining) && Number(remaining) >= 0)) {
    return '"remaining" is a whole number of calls.';
  }
  const parsed = faults === undefined ? undefined : parseFaults(faults);
  if (typeof parsed === 'string') {
    return parsed;
  }
  return {
    ...(parsed !== undefined && { faults: parsed }),
    ...(remaining !== undefined && { remaining: Number(remaining) }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON text stands for undefined
  }
}
