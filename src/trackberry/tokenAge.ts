const dayMs = 86_400_000;

/**
 * Whether a token should be rotated: Trackberry's documentation asks to do so periodically (page "Authentication").
 * @param storedAt unix milliseconds; 0 where no date is known: then nothing is said of it.
 * @param now unix milliseconds
 * @param warningDays from so many days on; 0: never.
 */
export function isTooOld(storedAt: number, now: number, warningDays: number): boolean {
  return storedAt > 0 && warningDays > 0 && now - storedAt >= warningDays * dayMs;
}
