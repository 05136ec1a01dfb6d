import type { Finding } from './finding.ts';

/** What a scan looked at. */
export interface Scanned {
  files: number;
  bytes: number;
  /** Not looked at: binary, too large, a link out of the folder, unreadable. */
  skipped: number;
}

export interface ScanResult {
  findings: Finding[];
  scanned: Scanned;
}
