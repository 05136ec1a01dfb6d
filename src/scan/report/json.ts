import type { Report } from './reported.ts';

/** Lines and columns count from one, columns in UTF-16 units; `endColumn` is the first one after the token. */
export function toJson({ findings, scanned }: Report): string {
  const listed = findings.map(({ rule, severity, file, start, end, fingerprint, preview, commit, live }) => ({
    rule,
    severity,
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    fingerprint,
    preview,
    commit,
    live,
  }));
  return `${JSON.stringify({ findings: listed, scanned }, undefined, 2)}\n`;
}
