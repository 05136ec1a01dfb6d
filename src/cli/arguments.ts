import { parseArgs } from 'node:util';

export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** Where to look. */
export type Source =
  | { kind: 'staged' }
  | { kind: 'pre-push' }
  /** The whole history without a range. */
  | { kind: 'commits'; range: string | undefined }
  | { kind: 'paths'; paths: readonly string[]; threads: number | undefined }
  | { kind: 'stdin'; name: string };

export interface ScanRequest {
  kind: 'scan';
  source: Source;
  known: string | undefined;
  format: Format;
  checkLive: boolean;
}

export type Request = ScanRequest | { kind: 'help' } | { kind: 'wrong'; reason: string };

export const usage = `Usage: trackberry-scan [OPTION]... PATH... | - | --staged | --pre-push | --range A..B | --history

Finds hard-coded Trackberry API tokens.

  PATH              files, and folders (in a git repository: what git tracks or does not ignore)
  -, --stdin        standard input; --stdin-name NAME names it, for its language
  --staged          what a commit of the index would add; for a pre-commit hook
  --pre-push        what a push would publish, read from standard input as git tells a pre-push hook
  --range A..B      what commits of a range add, or all up to one revision
  --history         what commits add that any branch, tag or other ref reaches

  --format FORMAT   text (default), json, sarif (2.1.0) or github (annotations of a workflow)
  --known FILE      fingerprints of your own tokens, as VS Code writes them
  --check-live      asks the API whether each token works, with one call each
  --threads N       threads for PATH; by default as many as are worth it, up to 4
  -h, --help

A file .trackberryignore in the root of the repository names findings to leave out, a fingerprint a line.
TRACKBERRY_API_TOKEN, if set, is found anywhere, whatever stands around it, and is never left out.
TRACKBERRY_BASE_URL is the address that --check-live asks; a proxy is taken from HTTPS_PROXY and NO_PROXY.

Exit code: 1 tokens found; else 2 something failed; else 0.
`;

const options = {
  staged: { type: 'boolean' },
  'pre-push': { type: 'boolean' },
  history: { type: 'boolean' },
  range: { type: 'string' },
  stdin: { type: 'boolean' },
  'stdin-name': { type: 'string' },
  known: { type: 'string' },
  format: { type: 'string' },
  'check-live': { type: 'boolean' },
  threads: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line, without the program's own name. */
export function parseRequest(args: readonly string[]): Request {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { kind: 'wrong', reason: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    return { kind: 'help' };
  }
  const format = formats.find((name) => name === (values.format ?? 'text'));
  if (format === undefined) {
    return { kind: 'wrong', reason: `--format is one of ${formats.join(', ')}, not "${values.format}".` };
  }
  const source = sourceOf(values, positionals);
  return typeof source === 'string'
    ? { kind: 'wrong', reason: source }
    : { kind: 'scan', source, known: values.known, format, checkLive: values['check-live'] === true };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options });
}

type Values = ReturnType<typeof parse>['values'];

/** The one source that is asked for, or what is wrong. */
function sourceOf(values: Values, positionals: readonly string[]): Source | string {
  const { staged, history, range, threads, stdin, 'pre-push': prePush, 'stdin-name': stdinName } = values;
  const count = threads === undefined ? undefined : Number(threads);
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= 64)) {
    return `--threads is a number from 1 to 64, not "${threads}".`;
  }
  const sources: Source[] = [];
  if (staged === true) {
    sources.push({ kind: 'staged' });
  }
  if (prePush === true) {
    sources.push({ kind: 'pre-push' });
  }
  if (history === true) {
    sources.push({ kind: 'commits', range: undefined });
  }
  if (range !== undefined) {
    sources.push({ kind: 'commits', range });
  }
  const paths = positionals.filter((path) => path !== '-');
  if (stdin === true || paths.length < positionals.length) {
    sources.push({ kind: 'stdin', name: stdinName ?? 'stdin' });
  }
  if (paths.length > 0) {
    sources.push({ kind: 'paths', paths, threads: count });
  }
  const [source, ...others] = sources;
  if (source === undefined) {
    return 'Name files or folders, or give one of --staged, --pre-push, --range, --history, --stdin.';
  }
  return others.length === 0
    ? source
    : 'One thing at a time: paths, --staged, --pre-push, --range, --history or --stdin.';
}
