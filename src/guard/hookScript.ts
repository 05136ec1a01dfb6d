import { hash } from 'node:crypto';
import type { HookName } from './hookNames.ts';

export interface HookProgram {
  /** The editor's own executable; it runs as Node with ELECTRON_RUN_AS_NODE=1. */
  runtime: string;
  /** dist/trackberry-scan.cjs, or a copy of it. */
  cli: string;
  /** What `exportFingerprints` wrote. */
  knownTokensFile: string;
  /** What becomes of a commit or push that could not be checked. */
  whenCannotRun: 'allow' | 'block';
}

/** Begins the line that marks a hook as ours; the checksum of all other lines follows. */
const marker = '# trackberry-guard sha256:';
const madeFolderLine = '# The hooks folder was made for this hook.';

/**
 * A git hook. It scans before the earlier hook runs, because VS Code shows the first line of standard error and nothing else; then
 * it becomes the earlier hook, which so keeps its arguments, its input and its exit code.
 * It starts no process but the scanner: each would cost every commit some milliseconds.
 */
export function hookScript(
  name: HookName,
  { runtime, cli, knownTokensFile, whenCannotRun }: HookProgram,
  madeFolder: boolean,
): string {
  const push = name === 'pre-push';
  const what = push ? 'push' : 'commit';
  const lines = [
    `# Stops a ${what} that adds a Trackberry API token. Installed by the VS Code extension Trackberry API Explorer;`,
    '# its command "Trackberry: Remove Git Hooks" takes it away and puts back what was here.',
    ...(madeFolder ? [madeFolderLine] : []),
    `runtime=${quote(runtime)}`,
    `cli=${quote(cli)}`,
    `known=${quote(knownTokensFile)}`,
    `unchecked=${whenCannotRun}`,
    ...(push ? [scanner('--pre-push'), reading] : [scanner('--staged'), notReading]),
    report(what),
    chain(name),
    ...(push ? [withInput] : [withoutInput]),
  ];
  const text = `${lines.join('\n')}\n`;
  return `#!/bin/sh\n${marker}${checksum(text)}\n${text}`;
}

/** Where the hook that was there before lies, beside ours. */
export function originalOf(name: HookName): string {
  return `${name}.trackberry-original`;
}

/** The paths that a hook of ours names. */
export function pathsIn(script: string): string[] {
  return [...script.matchAll(/^(?:runtime|cli)='((?:[^']|'\\'')*)'$/gm)].map(([, path = '']) =>
    path.replaceAll("'\\''", "'"),
  );
}

/** For a POSIX shell: in single quotes nothing is special but the single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const scanner = (mode: string) => `
newline='
'

scan() {
  unset NODE_OPTIONS
  export NODE_NO_WARNINGS=1
  set -- ${mode}
  if [ -f "$known" ]; then set -- "$@" --known "$known"; fi
  if [ ! -f "$cli" ]; then
    echo 'Trackberry: not checked for API tokens, the scanner has gone. Install the hook again from VS Code.'
  elif [ -x "$runtime" ]; then
    export ELECTRON_RUN_AS_NODE=1
    exec "$runtime" "$cli" "$@"
  elif command -v node >/dev/null 2>&1; then
    exec node "$cli" "$@"
  else
    echo 'Trackberry: not checked for API tokens, neither VS Code nor node was found. Install the hook again from VS Code.'
  fi
  return 2
}
`;

/** Where the scanner is killed, the shell itself would say so before our message. */
const silently = (scan: string) => `{ ${scan}; status=$?; } 2>/dev/null`;

const notReading = silently('output=$(scan 2>&1 </dev/null)');

/** What is pushed stands on standard input, for the scanner and for the earlier hook. */
const reading = `input=$(cat)
${silently('output=$(scan 2>&1 <<END\n$input\nEND\n)')}`;

const report = (what: string) => `if [ "$status" -ne 0 ]; then
  # What a runtime prints of its own, before our message, is left out.
  case $output in
    'Trackberry: '*) ;;
    *"$newline"'Trackberry: '*) output="Trackberry: \${output#*"$newline"Trackberry: }" ;;
    *)
      output="Trackberry: not checked for API tokens, the scanner ended with $status. Install the hook again from VS Code."
      status=2
      ;;
  esac
  if [ "$status" -ne 2 ]; then
    printf '%s\\n' "$output" >&2
    exit 1
  fi
  output=\${output%%"$newline"*}
  if [ "$unchecked" = block ]; then
    printf '%s\\n' "$output - ${what} stopped, as the setting trackberry.guard.whenHookCannotRun asks. --no-verify passes it by." >&2
    exit 1
  fi
  printf '%s\\n' "$output" >&2
fi`;

const chain = (name: HookName) => `
case $0 in */*) original=\${0%/*}/${originalOf(name)} ;; *) original=./${originalOf(name)} ;; esac
if [ ! -x "$original" ]; then exit 0; fi`;

const withoutInput = 'exec "$original" "$@"';

const withInput = `if [ -z "$input" ]; then exec "$original" "$@" </dev/null; fi
exec "$original" "$@" <<END
$input
END`;

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
