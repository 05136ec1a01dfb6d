import { displayLanguage } from './translation.ts';

type Style = Readonly<Intl.DateTimeFormatOptions>;

const clock: Style = { timeStyle: 'medium' };
const day: Style = { dateStyle: 'medium' };
const dayInFull: Style = { dateStyle: 'full' };
const moment: Style = { dateStyle: 'medium', timeStyle: 'short' };
const momentInFull: Style = { dateStyle: 'full', timeStyle: 'medium' };

/** Made once, when first needed: making one takes far longer than formatting with it. By style, then by language. */
const times = new Map<Style, Map<string, Intl.DateTimeFormat>>();
const numbers = new Map<string, Intl.NumberFormat>();

/** A time of day, to the second. @param at unix milliseconds. */
export const formatClock = (at: number): string => formatTime(clock, at);

/** `Nov 27, 2026`. @param at unix milliseconds. */
export const formatDay = (at: number): string => formatTime(day, at);

/** `Friday, November 27, 2026`. @param at unix milliseconds. */
export const formatDayInFull = (at: number): string => formatTime(dayInFull, at);

/** `Nov 27, 2026, 1:05 PM`. @param at unix milliseconds. */
export const formatMoment = (at: number): string => formatTime(moment, at);

/** `Friday, November 27, 2026 at 1:05:09 PM`. @param at unix milliseconds. */
export const formatMomentInFull = (at: number): string => formatTime(momentInFull, at);

/** `1,234.5`: at most three digits behind the point. Never for a number of an answer, which keeps its digits. */
export function formatNumber(number: number): string {
  const language = displayLanguage();
  const format = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, format);
  return format.format(number);
}

function formatTime(style: Style, at: number): string {
  const language = displayLanguage();
  const formats = times.get(style) ?? new Map<string, Intl.DateTimeFormat>();
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language, style);
  times.set(style, formats.set(language, format));
  return format.format(at);
}
