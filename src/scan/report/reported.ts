import type { Finding } from '../finding.ts';
import type { Scanned } from '../scanned.ts';

/** What the API says of a token. */
export type Liveness = 'live' | 'refused' | 'unknown';

/** A finding with what is known beyond the text that it stands in. */
export type ReportedFinding = Finding & {
  /** The commit that adds it. */
  commit?: string;
  /** Where it was asked for. */
  live?: Liveness;
};

/** What every report is made from. */
export interface Report {
  findings: readonly ReportedFinding[];
  scanned: Scanned;
}
