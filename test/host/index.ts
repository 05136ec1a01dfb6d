import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import type { HostResults } from '../support/hostResults.ts';

/**
 * Runs every host test inside the extension host; called by `@vscode/test-electron` and by the server alike. Bundled as
 * CommonJS into out/host. What mocha prints is left there, as the console of this process is full of VS Code's own lines.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 20_000, forbidOnly: true });
  const names = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => each.endsWith('.test.cjs')).sort()) mocha.addFile(join(__dirname, name));
  const report: string[] = [];
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => report.push(format(...values));
  const results = await new Promise<HostResults>((resolve) => {
    const runner = mocha.run(() => {
      const { passes: passed = 0, failures: failed = 0, pending: skipped = 0 } = runner.stats ?? {};
      resolve({ report: report.join('\n'), counts: { passed, failed, skipped } });
    });
  });
  writeFileSync(join(__dirname, 'results.json'), JSON.stringify(results));
  if (results.counts.failed > 0) throw new Error(`${results.counts.failed} of the tests in VS Code failed.`);
}
