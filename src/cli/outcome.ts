import type { ReportedFinding } from '../scan/report/reported.ts';
import type { Scanned } from '../scan/scanned.ts';

/** What was found under one root: of a repository, or of a folder that lies in none. */
export interface Part {
  /** Absolute. Findings name files relative to it; its ignore list holds. */
  root: string;
  findings: readonly ReportedFinding[];
  /** The text that a finding stands in; undefined where it cannot be had again. */
  textOf(finding: ReportedFinding): Promise<string | undefined>;
}

export interface Outcome {
  parts: readonly Part[];
  scanned: Scanned;
}
