import { oneLine } from '../scan/report/text.ts';
import { parseRequest, type ScanRequest, usage } from './arguments.ts';
import { withoutIgnoredFindings } from './ignoredFindings.ts';
import { knownFrom } from './knownFrom.ts';
import { checkLive } from './liveCheck.ts';
import type { Outcome } from './outcome.ts';
import { print } from './reporting.ts';
import { scan } from './scan.ts';

export interface Surroundings {
  /** Without the program's own name. */
  args: readonly string[];
  /** A real path. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin(): Promise<Buffer>;
  /** Both reject when the text could not be written. */
  stdout(text: string): Promise<void>;
  stderr(text: string): Promise<void>;
  /** The program of a scanning thread; it may be missing. */
  workerScript: string;
}

export const exitCodes = { clean: 0, found: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * The command `trackberry-scan`. Never throws: what fails is said on standard error, in a line that begins with `Trackberry: `, and ends
 * with exit code 2, unless tokens were found: that is always 1.
 */
export async function run(surroundings: Surroundings): Promise<ExitCode> {
  const request = parseRequest(surroundings.args);
  const problems: string[] = [];
  const notices: string[] = [];
  let found = false;
  try {
    if (request.kind === 'help') {
      await surroundings.stdout(usage);
    } else if (request.kind === 'wrong') {
      problems.push(`${request.reason} See trackberry-scan --help.`);
    } else {
      const outcome = await outcomeOf(request, surroundings, { problems, notices });
      found = outcome.parts.some(({ findings }) => findings.length > 0);
      const { stdout, stderr } = print(request, outcome, surroundings.cwd);
      await surroundings.stderr(stderr);
      await surroundings.stdout(stdout);
    }
  } catch (error) {
    problems.push(reasonOf(error));
  }
  const said = [...problems, ...notices].map((text) => `Trackberry: ${oneLine(text)}\n`).join('');
  // Where standard error is closed, the exit code is all that is left to say.
  await surroundings.stderr(said).catch(() => undefined);
  if (found) {
    return exitCodes.found;
  }
  return problems.length === 0 ? exitCodes.clean : exitCodes.failed;
}

/** What goes wrong, and what the user should know besides. */
interface Remarks {
  problems: string[];
  notices: string[];
}

/** What is found, as much of it as can be; throws where nothing can be looked at. */
async function outcomeOf(request: ScanRequest, surroundings: Surroundings, remarks: Remarks): Promise<Outcome> {
  const { problems, notices } = remarks;
  const known = await knownFrom(request.known, surroundings.env.TRACKBERRY_API_TOKEN);
  if (known.problem !== undefined) {
    problems.push(known.problem);
  }
  const all = await scan(request.source, surroundings, known.tokens).catch((cause: unknown) => {
    throw new Error(`not checked for API tokens: ${reasonOf(cause)}`, { cause });
  });
  // Findings that cannot be judged further are findings all the same.
  const attempt = (judged: Promise<Outcome>, otherwise: Outcome): Promise<Outcome> =>
    judged.catch((error: unknown) => {
      problems.push(reasonOf(error));
      return otherwise;
    });
  const outcome = await attempt(
    withoutIgnoredFindings(all, (notice) => notices.push(notice)),
    all,
  );
  const ask = request.checkLive && outcome.parts.some(({ findings }) => findings.length > 0);
  return ask ? attempt(checkLive(outcome, known.tokens, surroundings.env), outcome) : outcome;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
