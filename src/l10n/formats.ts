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

/** As `formatClock`, with the day where that is not today. @param at unix milliseconds. */
export function formatSince(at: number, now = Date.now()): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? formatClock(at) : formatMoment(at);
}

/** `Nov 27, 2026`. @param at unix milliseconds. */
export const formatDay = (at: number): string => formatTime(day, at);

/** `Friday, November 27, 2026`. @param at unix milliseconds. */
export const formatDayInFull = (at: number): string => formatTime(dayInFull, at);

/** `Nov 27, 2026, 1:05 PM`. @param at unix milliseconds. */
export const formatMoment = (at: number): string => formatTime(moment, at);

/** `Friday, November 27, 2026 at 1:05:09 PM`. @param at unix milliseconds. */
export const formatMomentInFull = (at: number): string => formatTime(momentInFull, at);

/** `today`, `yesterday`, `12 days ago`. @param at unix milliseconds. @param now too. */
export function formatDaysAgo(at: number, now: number): string {
  const days = Math.max(0, Math.floor((now - at) / 86_400_000));
  return new Intl.RelativeTimeFormat(displayLanguage(), { numeric: 'auto' }).format(-days, 'day');
}

/** `1,234.5`: at most three digits behind the point. Never for a number of an answer, which keeps its digits. */
export function formatNumber(number: number): string {
  const language = displayLanguage();
  const format = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, format);
  return format.format(number);
}

/** `12,345.60`: with exactly so many digits behind the point (0 to 100). A text keeps each of its digits. */
export function formatDecimal(number: number | Intl.StringNumericLiteral, places: number): string {
  const options = { minimumFractionDigits: places, maximumFractionDigits: places };
  return new Intl.NumberFormat(displayLanguage(), options).format(number);
}

/** `2 days 4 hours`, `35 minutes`: the two largest units, whole, nothing rounded up. Empty below a minute. */
export function formatSpan(ms: number): string {
  const language = displayLanguage();
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => count.toLocaleString(language, { style: 'unit', unit, unitDisplay: 'long' }));
  return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(words);
}

function formatTime(style: Style, at: number): string {
  const language = displayLanguage();
  const formats = times.get(style) ?? new Map<string, Intl.DateTimeFormat>();
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language, style);
  times.set(style, formats.set(language, format));
  return format.format(at);
}
