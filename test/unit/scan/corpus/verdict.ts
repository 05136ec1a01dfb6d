import type { Finding } from '../../../../src/scan/finding.ts';
import type { CorpusCase } from './corpus.ts';

/** What is wrong with what a scan said to the case, as a reader of a report wants it; empty: nothing. */
export function verdict(
  { rule, line }: CorpusCase,
  findings: readonly Pick<Finding, 'rule' | 'severity' | 'start'>[],
): string {
  const said = findings.map((finding) => `${finding.rule} (${finding.severity}) at ${finding.start.line}`).join(', ');
  const severity = rule === 'bearer-token' ? 'warning' : 'error';
  const wanted = rule === undefined ? '' : `${rule} (${severity}) at ${line}`;
  return said === wanted ? '' : `${said || 'nothing'} instead of ${wanted || 'nothing'}`;
}
