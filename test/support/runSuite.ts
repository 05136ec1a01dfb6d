/**
 * Runs test/unit or test/ui in this process: `node test/support/runSuite.ts ui [--share 1/2] [part of a file's name …]`, of
 * which `--share` takes the first of two files, and so on. Started by test/run.ts, it tells its counts to the parent.
 */
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { exitOnSignal } from './exitOnSignal.ts';
import { projectRoot } from './projectRoot.ts';
import type { TestCounts } from './testCounts.ts';

exitOnSignal();
// Started from code, mocha takes no notice of a promise that nobody handles.
process.on('unhandledRejection', (reason) => {
  throw reason;
});
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { share: { type: 'string', default: '1/1' } },
});
const [suite = 'unit', ...parts] = positionals;
const [share = 1, of = 1] = values.share.split('/').map(Number);
const ui = suite === 'ui';
const mocha = new Mocha({
  timeout: ui ? 120_000 : 10_000,
  slow: ui ? 30_000 : 200,
  forbidOnly: true,
});
if (ui) await rm(join(projectRoot, 'out', 'screenshots', 'failed'), { recursive: true, force: true });
const files = globSync(`test/${suite}/**/*.test.ts`, { cwd: projectRoot });
for (const [at, file] of files.sort().entries()) {
  const wanted = parts.length === 0 || parts.some((part) => file.includes(part));
  if (wanted && at % of === share - 1) mocha.addFile(join(projectRoot, file));
}
await mocha.loadFilesAsync();

const counts = await new Promise<TestCounts>((resolve) => {
  const runner = mocha.run(() => {
    const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
    resolve({ passed: passes, failed: failures, skipped: pending });
  });
});
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
if (process.send) {
  process.send(counts);
  process.disconnect();
}
// A test that leaves a server or a timer behind would keep this process alive for ever.
setTimeout(() => {
  console.error(`Still open after the last test: ${process.getActiveResourcesInfo().join(', ')}`);
  process.exit(1);
}, 10_000).unref();
