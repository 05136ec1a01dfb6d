import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const found = new Map<string, string | undefined>();

/** Where a program of this machine is; undefined if it is not there. Python may be a wrapper ten times slower than itself. */
export function pathOf(program: string): string | undefined {
  if (!found.has(program)) {
    const lookUp = program === 'python3' ? `"$0" -c 'import sys; print(sys.executable)'` : `command -v "$0"`;
    const { status, stdout } = spawnSync('sh', ['-c', lookUp, program], { encoding: 'utf8' });
    found.set(program, status === 0 ? stdout.trim() : undefined);
  }
  return found.get(program);
}

export interface Outcome {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** Writes the text into the folder and runs commands on it, each to its end; the outcome of the last, or of the first that fails. */
export function run(
  folder: string,
  file: string,
  text: string,
  commands: readonly (readonly string[])[],
  variables: Readonly<Record<string, string>>,
): Outcome {
  writeFileSync(join(folder, file), text);
  let outcome: Outcome = { stdout: '', stderr: 'nothing was run', status: null };
  for (const [program = '', ...parameters] of commands) {
    const { stdout, stderr, status } = spawnSync(pathOf(program) ?? program, parameters, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, TRACKBERRY_API_TOKEN: undefined, ...variables },
    });
    outcome = { stdout, stderr, status };
    if (status !== 0) {
      break;
    }
  }
  return outcome;
}
