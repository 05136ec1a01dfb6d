import type { Clock } from './clock.ts';
import type { Reading } from './quotaWindow.ts';
import { documentedWindowMs } from './rateLimit.ts';

/** What one window tells the others on this machine. */
export interface Presence {
  /** Unix milliseconds. */
  at: number;
  /** When its last look at the others began, unix milliseconds: what it tells of itself was decided knowing that. */
  lookedAt: number;
  /** Whether it has calls that wait or are in flight. */
  waiting: boolean;
  /** Calls of its share that are in flight or about to be sent. */
  claimed: number;
  /** Calls of its last minute. */
  recent: number;
  reading?: Reading;
}

/** A file of ours is far smaller. */
export const mostBytes = 1_000;
/** A reading that claims more is none of ours. */
const longestWindowMs = documentedWindowMs + 10_000;

/** As JSON. Monotonic times are this process's own: they go out as unix milliseconds. */
export function writePresence({ reading, ...presence }: Presence, clock: Clock): string {
  return JSON.stringify({ ...presence, reading: reading && shift(reading, clock.wall() - clock.monotonic()) });
}

/** @returns undefined for anything that another window would not have written. */
export function readPresence(text: string, clock: Clock): Presence | undefined {
  const value = text.length > mostBytes ? undefined : parse(text);
  if (!isPresence(value)) {
    return undefined;
  }
  const { at, lookedAt, waiting, claimed, recent } = value;
  const now = clock.monotonic();
  const reading = isReading(value.reading) ? shift(value.reading, now - clock.wall()) : undefined;
  const credible = reading !== undefined && reading.endsAt > now && reading.endsAt <= now + longestWindowMs;
  return { at, lookedAt, waiting, claimed, recent, ...(credible && { reading }) };
}

function shift({ remaining, resetAt, endsAt, sentAt, learnedAt }: Reading, ms: number): Reading {
  return { remaining, resetAt, endsAt: endsAt + ms, sentAt: sentAt + ms, learnedAt: learnedAt + ms };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // cut short, or not ours
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isPresence(value: unknown): value is Record<keyof Presence, unknown> & Omit<Presence, 'reading'> {
  return (
    isRecord(value) &&
    Number.isFinite(value.at) &&
    Number.isFinite(value.lookedAt) &&
    typeof value.waiting === 'boolean' &&
    isCount(value.claimed) &&
    isCount(value.recent)
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isReading(value: unknown): value is Reading {
  return (
    isRecord(value) &&
    isCount(value.remaining) &&
    ['resetAt', 'endsAt', 'sentAt', 'learnedAt'].every((name) => Number.isFinite(value[name]))
  );
}
