import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { run } from './run.ts';

/** The program `trackberry-scan`: joins the command to this process. The exit code is set, not forced, so that all output is written. */
run({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  stdin: () => buffer(process.stdin),
  stdout: writer(process.stdout),
  stderr: writer(process.stderr),
  workerScript: join(import.meta.dirname, 'scan-worker.cjs'),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`Trackberry: not checked for API tokens: ${String(error)}\n`);
    process.exitCode = 2;
  },
);

/** Settled when the text is written, which takes its time where a pipe is read slowly, or when it cannot be. */
function writer(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  // Told to whoever writes.
  stream.on('error', () => undefined);
  return (text) =>
    text === ''
      ? Promise.resolve()
      : new Promise((resolve, reject) => {
          stream.write(text, (error) => (error ? reject(error) : resolve()));
        });
}
