/** A point in time as text gives it: a day, or a day and a time with its offset from UTC (RFC 3339). */
export interface Instant {
  /** Unix milliseconds of the whole second. */
  ms: number;
  /** The digits behind the second, as many as came, without zeros at their end. */
  fraction: string;
}

const written = /^(\d{4}-\d\d-\d\d)(?:([Tt ]\d\d:\d\d:\d\d)(?:\.(\d{1,30}))?([Zz]|[+-]\d\d:\d\d))?$/;
/** Of the longest text that `written` takes. */
const longest = 60;

/** @returns undefined for text that is no such time, or one that does not exist (30 February). */
export function readInstant(text: string): Instant | undefined {
  const match = text.length <= longest ? written.exec(text) : null;
  if (match === null) {
    return undefined;
  }
  const [, day = '', time = '', fraction = '', offset = ''] = match;
  const ms = Date.parse(`${day}${time.replace(/[t ]/, 'T')}${offset.toUpperCase()}`);
  return Number.isNaN(ms) || !exists(day) ? undefined : { ms, fraction: fraction.replace(/0+$/, '') };
}

export function compareInstants(a: Instant, b: Instant): number {
  return a.ms - b.ms || (a.fraction === b.fraction ? 0 : a.fraction < b.fraction ? -1 : 1);
}

/** Date.parse takes 30 February for 2 March. */
function exists(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
