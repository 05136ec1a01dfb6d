import { t } from '@vscode/l10n';
import { formatDecimal, formatNumber } from '../l10n/formats.ts';

/** `8 ms`, `1.25 s`, `1 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 999.5) {
    return t('{0} ms', Math.round(ms));
  }
  const seconds = Math.round(ms / 1000);
  return seconds < 60
    ? t('{0} s', formatDecimal(ms / 1000, 2))
    : t('{0} min {1} s', formatNumber(Math.floor(seconds / 60)), seconds % 60);
}

/** `512 B`, `1.5 KB`, `3.2 MB`; a kilobyte has 1000 bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) {
    return t('{0} B', bytes);
  }
  return bytes < 999_950
    ? t('{0} KB', formatDecimal(bytes / 1000, 1))
    : t('{0} MB', formatDecimal(bytes / 1_000_000, 1));
}
