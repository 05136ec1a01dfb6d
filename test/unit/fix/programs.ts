import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a program is on this machine. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v "$0"`, program]).status === 0;
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
    const { stdout, stderr, status } = spawnSync(program, parameters, {
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
