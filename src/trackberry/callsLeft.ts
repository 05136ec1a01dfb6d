import { formatNumber } from '../l10n/formats.ts';

/** How many calls are left, to be read: `~` marks what no header has said since the last reset. */
export function callsLeft({ remaining, estimated }: { remaining: number; estimated: boolean }): string {
  return `${estimated ? '~' : ''}${formatNumber(remaining)}`;
}
