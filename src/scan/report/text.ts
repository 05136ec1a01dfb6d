import type { Finding } from '../finding.ts';
import type { Liveness, ReportedFinding } from './reported.ts';

/** One line; the first one of a hook is all that VS Code shows. */
export function headline(findings: readonly Finding[]): string {
  const [first, ...others] = findings;
  if (first === undefined) {
    return 'Trackberry: no hard-coded API token';
  }
  const what = findings.every(({ rule }) => rule === 'bearer-token') ? 'bearer token' : 'API token';
  const count = `${findings.length} hard-coded ${what}${others.length === 0 ? '' : 's'}`;
  return `Trackberry: ${count} in ${placeOf(first)}${others.length === 0 ? '' : ` and ${others.length} more`}`;
}

/** Counted from one, as people and compilers do. */
function placeOf({ file, start }: Finding): string {
  return `${oneLine(file)}:${start.line + 1}`;
}

const liveness: Readonly<Record<Liveness, string>> = {
  live: ', LIVE: revoke it',
  refused: ', refused by the API',
  unknown: ', the API could not be asked',
};

/** A line for each finding: file, line, column, severity, rule, what was seen of the token, what to do, fingerprint. */
export function details(findings: readonly ReportedFinding[]): string[] {
  return findings.map((finding) => {
    const { severity, rule, preview, commit, live, message, fingerprint } = finding;
    const place = `${placeOf(finding)}:${finding.start.character + 1}`;
    const more = `${commit === undefined ? '' : `, commit ${commit.slice(0, 12)}`}${live === undefined ? '' : liveness[live]}`;
    return `${place}: ${severity} ${rule} ${preview}${more}. ${message} [${fingerprint}]`;
  });
}

/** A file name may hold line feeds, control sequences, and marks that turn the direction of writing: none of them reaches a terminal. */
export function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '?');
}
