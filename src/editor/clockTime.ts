/** A time of day, to the second, in the user's own way of writing it. @param at unix milliseconds. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(at);
}
