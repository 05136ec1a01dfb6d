import { hash } from 'node:crypto';

export interface HookProgram {
  /** The editor's own executable; it runs as Node with ELECTRON_RUN_AS_NODE=1. */
  runtime: string;
  /** dist/trackberry-scan.cjs, or a copy of it. */
  cli: string;
  /** What `exportFingerprints` wrote. */
  knownTokensFile?: string;
}

/** Where the hook that was there before lies, beside ours. */
export const originalName = 'pre-commit.trackberry-original';

/** Begins the line that marks a hook as ours; the checksum of all other lines follows. */
const marker = '# trackberry-guard sha256:';

/** For a POSIX shell: in single quotes nothing is special but the single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The pre-commit hook. It scans before the earlier hook runs, because VS Code shows the first line of standard error and nothing
 * else; then it becomes the earlier hook, which so keeps its arguments, its input and its exit code.
 * Only a report of the scanner stops a commit: a runtime that has gone, or fails to start, must not lock anybody out.
 */
export function hookScript({ runtime, cli, knownTokensFile }: HookProgram, madeFolder: boolean): string {
  const lines = [
    '# Stops a commit that adds a Trackberry API token. Installed by the VS Code extension Trackberry API Explorer;',
    '# its command "Trackberry: Remove Git Pre-Commit Hook" takes it away and puts back what was here.',
    ...(madeFolder ? [madeFolderLine] : []),
    `runtime=${quote(runtime)}`,
    `cli=${quote(cli)}`,
    `known=${quote(knownTokensFile ?? '')}`,
    body,
  ];
  const text = `${lines.join('\n')}\n`;
  return `#!/bin/sh\n${marker}${checksum(text)}\n${text}`;
}

const madeFolderLine = '# The hooks folder was made for this hook.';

const body = `
case $0 in */*) here=\${0%/*} ;; *) here=. ;; esac
original=$here/${originalName}

scan() {
  unset NODE_OPTIONS
  set -- "$cli" --staged
  if [ -n "$known" ] && [ -f "$known" ]; then set -- "$@" --known "$known"; fi
  if [ ! -f "$cli" ]; then
    echo 'Trackberry: not checked for API tokens, the scanner has gone. Install the hook again from VS Code.'
    return 2
  elif [ -x "$runtime" ]; then
    ELECTRON_RUN_AS_NODE=1 NODE_NO_WARNINGS=1 "$runtime" "$@"
  elif command -v node >/dev/null 2>&1; then
    NODE_NO_WARNINGS=1 node "$@"
  else
    echo 'Trackberry: not checked for API tokens, neither VS Code nor node was found. Install the hook again from VS Code.'
    return 2
  fi
}

output=$(scan 2>&1 </dev/null)
status=$?
# What a runtime prints of its own, before our message, is left out.
report=$(printf '%s\\n' "$output" | sed -n '/^Trackberry: /,$p')
if [ "$status" -ne 0 ]; then
  if [ -z "$report" ]; then
    echo "Trackberry: not checked for API tokens, the scanner ended with $status. Install the hook again from VS Code." >&2
  else
    printf '%s\\n' "$report" >&2
    if [ "$status" -eq 1 ]; then exit 1; fi
  fi
fi
if [ -x "$original" ]; then exec "$original" "$@"; fi
exit 0`;

function checksum(text: string): string {
  return hash('sha256', text, 'hex');
}

/** What a hook file is: ours as we wrote it, ours with changes by somebody, or another one. */
export type HookKind = 'ours' | 'edited' | 'other';

export function kindOf(content: string): HookKind {
  const at = content.indexOf(marker);
  if (at === -1) {
    return 'other';
  }
  const lineEnd = content.indexOf('\n', at);
  const expected = content.slice(at + marker.length, lineEnd);
  return content.startsWith(`#!/bin/sh\n${marker}`) && expected === checksum(content.slice(lineEnd + 1))
    ? 'ours'
    : 'edited';
}

/** Whether the folder of the hook was made when it was installed, and goes with it. */
export function madeItsFolder(content: string): boolean {
  return content.includes(`\n${madeFolderLine}\n`);
}
