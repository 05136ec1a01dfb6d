import { spawn } from 'node:child_process';

/** A program and its arguments; no shell in between. */
export type Command = readonly [program: string, ...args: string[]];

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

export interface Outcome {
  /** Null: ended by a signal. */
  code: number | null;
  stdout: string;
  stderr: string;
  /** Wall time from before its start until its end. */
  ms: number;
}

/** Runs a program until its end; it never outlives this process. @throws the system's error when it cannot be started. */
export function runCommand([program, ...args]: Command, options: CommandOptions = {}): Promise<Outcome> {
  const start = performance.now();
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const ms = performance.now() - start;
      process.off('exit', killAtExit);
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString(), ms });
    });
  });
}

/** Like `runCommand`. @throws Error when it ends otherwise than by one of `codes`. */
export async function runExpecting(codes: readonly number[], command: Command, options: CommandOptions = {}) {
  const outcome = await runCommand(command, options);
  if (outcome.code === null || !codes.includes(outcome.code)) {
    throw new Error(`${command.join(' ').slice(0, 200)} ended with ${outcome.code}: ${outcome.stderr.slice(-1000)}`);
  }
  return outcome;
}
