import { parseArgs } from 'node:util';

export type Format = 'text' | 'json';

export type Request =
  | { kind: 'staged'; known: string | undefined; format: Format }
  | { kind: 'paths'; paths: readonly string[]; known: string | undefined; format: Format }
  | { kind: 'help' }
  | { kind: 'wrong'; reason: string };

export const usage = `Usage: trackberry-scan --staged | PATH...  [--known FILE] [--format text|json]

Finds hard-coded Trackberry API tokens.
  --staged          what a commit of the index would add; for a pre-commit hook
  PATH              files, and folders (in a git repository: what git tracks or does not ignore)
  --known FILE      fingerprints of your own tokens, as VS Code writes them
  --format FORMAT   text (default) or json
The token in TRACKBERRY_API_TOKEN, if set, is found anywhere, whatever stands around it.
Exit code: 0 nothing found, 1 tokens found, 2 the scan failed.
`;

export function parseRequest(args: readonly string[]): Request {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { kind: 'wrong', reason: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  const { known, format = 'text' } = values;
  if (values.help === true) {
    return { kind: 'help' };
  }
  if (format !== 'text' && format !== 'json') {
    return { kind: 'wrong', reason: `--format is text or json, not "${format}".` };
  }
  if (values.staged === true) {
    return positionals.length === 0
      ? { kind: 'staged', known, format }
      : { kind: 'wrong', reason: '--staged takes no paths.' };
  }
  return positionals.length > 0
    ? { kind: 'paths', paths: positionals, known, format }
    : { kind: 'wrong', reason: 'Name files or folders, or give --staged.' };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      staged: { type: 'boolean' },
      known: { type: 'string' },
      format: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
