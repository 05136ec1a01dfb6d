import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../../support/browser.ts';
import { installVSCode } from '../../support/vscodeInstall.ts';

/** Names and versions of what the bench runs in. */
export async function describeBrowser(): Promise<string[]> {
  const browser = await launchBrowser();
  const version = browser.version();
  await browser.close();
  const product = await readFile(join(await installVSCode(), 'product.json'), 'utf8');
  const code = JSON.parse(product) as { version: string };
  return [`VS Code ${code.version}`, `headless Chromium ${version} without GPU`];
}
