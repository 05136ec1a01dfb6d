import { run } from './run.ts';

/** The program `trackberry-scan`: joins the command to this process. The exit code is set, not forced, so that all output is written. */
run({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`Trackberry: not checked for API tokens: ${String(error)}\n`);
    process.exitCode = 2;
  },
);
