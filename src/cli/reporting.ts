import { join, relative, sep } from 'node:path';
import { toGithub } from '../scan/report/github.ts';
import { toJson } from '../scan/report/json.ts';
import type { Report } from '../scan/report/reported.ts';
import { toSarif } from '../scan/report/sarif.ts';
import { details, headline } from '../scan/report/text.ts';
import type { ScanRequest } from './arguments.ts';
import type { Outcome, Part } from './outcome.ts';

const insteadOf = 'Read it from TRACKBERRY_API_TOKEN instead';
const stopped = {
  staged: `commit stopped. ${insteadOf}, or commit with --no-verify.`,
  'pre-push': `push stopped. ${insteadOf}, amend the commits and revoke the token, or push with --no-verify.`,
};

/** What the program prints of an outcome, and where. Of a machine's formats files are named from the root, as fingerprints do. */
export function print(
  { source, format }: ScanRequest,
  { parts, scanned }: Outcome,
  cwd: string,
): { stdout: string; stderr: string } {
  const report: Report = { findings: parts.flatMap(({ findings }) => findings), scanned };
  switch (format) {
    case 'json':
      return { stdout: toJson(report), stderr: '' };
    case 'sarif':
      return { stdout: toSarif(report), stderr: '' };
    case 'github':
      return { stdout: toGithub(report), stderr: '' };
    case 'text':
      if (source.kind === 'staged' || source.kind === 'pre-push') {
        // A hook: VS Code shows the first line of standard error, if standard output is empty.
        const { findings } = report;
        const first = `${headline(findings)} - ${stopped[source.kind]}`;
        return { stdout: '', stderr: findings.length === 0 ? '' : lines([first, ...details(findings)]) };
      }
      return { stdout: summary(source, report, parts, cwd), stderr: '' };
  }
}

function summary(
  { kind }: ScanRequest['source'],
  { scanned, findings }: Report,
  parts: readonly Part[],
  cwd: string,
): string {
  const shown = kind === 'paths' ? parts.flatMap((part) => fromHere(part, cwd)) : findings;
  const what = kind === 'commits' ? ['content', 'contents'] : ['file', 'files'];
  const files = `${scanned.files} ${scanned.files === 1 ? what[0] : what[1]}`;
  const skipped = scanned.skipped === 0 ? '' : `, ${scanned.skipped} skipped`;
  return lines([...details(shown), `${headline(shown)} (${files}${skipped})`]);
}

/** Named as one would name the files on the command line. */
function fromHere({ root, findings }: Part, cwd: string): Part['findings'] {
  return findings.map((finding) => ({
    ...finding,
    file: relative(cwd, join(root, finding.file)).split(sep).join('/'),
  }));
}

function lines(text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}
