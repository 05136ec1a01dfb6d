import { Git } from '../scan/git.ts';
import type { KnownTokens } from '../scan/knownTokens.ts';
import { details, headline, toJson } from '../scan/report.ts';
import type { ScanResult } from '../scan/scanned.ts';
import { scanStaged } from '../scan/sources/stagedBlobs.ts';
import { parseRequest, type Request, usage } from './arguments.ts';
import { knownFrom } from './knownFrom.ts';
import { scanPaths } from './pathScan.ts';

export interface Surroundings {
  /** Without the program's own name. */
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdout(text: string): void;
  stderr(text: string): void;
}

export const exitCodes = { clean: 0, found: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const advice = 'Read it from TRACKBERRY_API_TOKEN instead, or commit with --no-verify.';

/** The command `trackberry-scan`. Never throws: what fails is said on standard error, with exit code 2. */
export async function run(surroundings: Surroundings): Promise<ExitCode> {
  const request = parseRequest(surroundings.args);
  if (request.kind === 'help') {
    surroundings.stdout(usage);
    return exitCodes.clean;
  }
  if (request.kind === 'wrong') {
    surroundings.stderr(`Trackberry: ${request.reason}\n${usage}`);
    return exitCodes.failed;
  }
  const known = await knownFrom(request.known, surroundings.env.TRACKBERRY_API_TOKEN);
  let result: ScanResult;
  try {
    result = await scan(request, surroundings.cwd, known.tokens);
  } catch (error) {
    surroundings.stderr(`Trackberry: not checked for API tokens: ${reasonOf(error)}\n`);
    return exitCodes.failed;
  }
  report(request, result, surroundings);
  if (known.problem !== undefined) {
    surroundings.stderr(`Trackberry: ${known.problem}\n`);
  }
  if (result.findings.length > 0) {
    return exitCodes.found;
  }
  return known.problem === undefined ? exitCodes.clean : exitCodes.failed;
}

type Scan = Exclude<Request, { kind: 'help' } | { kind: 'wrong' }>;

async function scan(request: Scan, cwd: string, known: KnownTokens): Promise<ScanResult> {
  const git = new Git();
  if (request.kind === 'paths') {
    return scanPaths(git, cwd, request.paths, known);
  }
  return scanStaged(git, await git.line(['rev-parse', '--show-toplevel'], { cwd }), known);
}

function report(request: Scan, result: ScanResult, { stdout, stderr }: Surroundings): void {
  const { findings, scanned } = result;
  if (request.format === 'json') {
    stdout(toJson(result));
  } else if (request.kind === 'paths') {
    const skipped = scanned.skipped === 0 ? '' : `, ${scanned.skipped} skipped`;
    const files = `${scanned.files} ${scanned.files === 1 ? 'file' : 'files'}`;
    stdout(lines([...details(findings), `${headline(findings)} (${files}${skipped})`]));
  } else if (findings.length > 0) {
    // A hook: VS Code shows the first line of standard error, if standard output is empty.
    stderr(lines([`${headline(findings)} - commit stopped. ${advice}`, ...details(findings)]));
  }
}

function lines(text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
