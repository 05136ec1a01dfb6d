import type { Finding } from './finding.ts';
import type { ScanResult } from './scanned.ts';

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

/** A line for each finding: file, line, column, severity, rule, what was seen of the token, what to do. */
export function details(findings: readonly Finding[]): string[] {
  return findings.map(
    (finding) =>
      `${placeOf(finding)}:${finding.start.character + 1}: ${finding.severity} ${finding.rule} ${finding.preview} ${finding.message}`,
  );
}

/** Lines and columns count from one, columns in UTF-16 units; `endColumn` is the first one after the token. */
export function toJson({ findings, scanned }: ScanResult): string {
  const listed = findings.map(({ rule, severity, file, start, end, fingerprint, preview }) => ({
    rule,
    severity,
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    fingerprint,
    preview,
  }));
  return `${JSON.stringify({ findings: listed, scanned }, undefined, 2)}\n`;
}

/** A file name may hold line feeds and control sequences: none of them reaches a terminal. */
function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '?');
}
