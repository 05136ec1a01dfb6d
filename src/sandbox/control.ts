import { type Faults, parseFaults } from './faults.ts';

export interface ControlRequest {
  faults?: Faults;
  /** Calls to leave in the window that runs now. */
  remaining?: number;
}

/**
 * Reads `{"faults": {…}, "remaining": n}`, both or one of them.
 * @returns a sentence where the text is no such request.
 */
export function parseControl(text: string): ControlRequest | string {
  let wanted: { faults?: unknown; remaining?: unknown };
  try {
    wanted = Object(JSON.parse(text));
  } catch {
    return 'The body is not JSON.';
  }
  const { remaining } = wanted;
  if (remaining !== undefined && !(typeof remaining === 'number' && remaining >= 0)) {
    return '"remaining" is a number of calls.';
  }
  const faults = wanted.faults === undefined ? undefined : parseFaults(wanted.faults);
  if (typeof faults === 'string') {
    return faults;
  }
  return { ...(faults !== undefined && { faults }), ...(remaining !== undefined && { remaining }) };
}
