/** `npm run test:host`: the host suite in VS Code's server, with a browser that holds its window open. */
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { bundleHostTests } from './bundleHostTests.ts';
import { exitOnSignal } from './exitOnSignal.ts';
import { readHostResults } from './hostResults.ts';
import { SystemAuthority } from './network/systemAuthority.ts';
import { TemporaryRepository } from './temporaryRepository.ts';
import { VSCodeServer } from './vscodeServer.ts';

const timeLimit = 180_000;

exitOnSignal();
const extensionTests = await bundleHostTests();
await using repository = await TemporaryRepository.create({ 'README.md': '# Sample\n' });
await using system = await SystemAuthority.create();
await using server = await VSCodeServer.start({ env: system.env });
await using browser = await launchBrowser();
/** Console of workbench and extension host; shown only when the tests did not come to their end. */
const log: string[] = [];
try {
  process.exitCode = await runTests(browser, server.url({ folder: repository.folder, extensionTests }));
} catch (error) {
  log.push(format(error));
}
const results = await readHostResults();
if (results === undefined) {
  console.error(`${log.join('\n')}\nThe tests in VS Code did not come to their end.`);
  process.exitCode = 1;
} else {
  console.log(results.report);
  process.send?.(results.counts);
}

/** Opens the workbench and returns the exit code that it reports when `run()` has ended. */
async function runTests(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  let timeout: NodeJS.Timeout | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      timeout = setTimeout(() => reject(new Error(`No end of the tests in VS Code in ${timeLimit} ms.`)), timeLimit);
      page.once('crash', () => reject(new Error('The page of the workbench crashed.')));
      openForTests(page, url, resolve).catch(reject);
    });
  } finally {
    clearTimeout(timeout);
  }
}

/** A workbench that runs tests calls two functions of its page: with each line of a console, and at the end. */
async function openForTests(page: Page, url: string, exit: (code: number) => void): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (type: string, values: readonly unknown[]) => {
    log.push(`${type}: ${format(...values)}`);
  });
  await page.exposeFunction('codeAutomationExit', exit);
  await page.goto(url);
}
