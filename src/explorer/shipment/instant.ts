import { readInstant } from '../table/instant.ts';

/** Unix milliseconds of a point in time as the API writes it; undefined for anything else, also for a day alone. */
export function instant(text: string | undefined): number | undefined {
  return text === undefined || !/[Tt ]/.test(text) ? undefined : readInstant(text)?.ms;
}
