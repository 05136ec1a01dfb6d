/**
 * `npm run pictures`: takes the README's pictures (media/readme/) of the real workbench, with the sandbox and the sample
 * repository, and draws media/icon.png from media/icon.svg. Looks best where a fixed-width font is installed.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import { exitOnSignal } from './exitOnSignal.ts';
import { palettePng } from './palettePng.ts';
import { projectRoot } from './projectRoot.ts';
import { createSampleRepository } from './sampleRepository.ts';
import type { TemporaryRepository } from './temporaryRepository.ts';
import { VSCodeServer } from './vscodeServer.ts';
import { Workbench } from './workbench/workbench.ts';

const viewport = { width: 1180, height: 700 };
const largestSize = 150 * 1024;
const folder = join(projectRoot, 'media', 'readme');

exitOnSignal();
execFileSync(process.execPath, ['esbuild.js'], { cwd: projectRoot, stdio: 'inherit' });
await mkdir(folder, { recursive: true });
await using browser = await launchBrowser();
await drawIcon(browser);
await using repository = await createSampleRepository();
await using server = await VSCodeServer.start({ userSettings: { 'editor.minimap.enabled': false } });
await using context = await browser.newContext({ viewport, deviceScaleFactor: 2, colorScheme: 'light' });
const workbench = await Workbench.open(context, server.url({ folder: repository.folder }));
await hideStatusItems(workbench, 'Keyboard Layout', 'Forwarded Ports');
await shipments(workbench);
await find(workbench);
await explorer(workbench);
await guard(workbench, repository);

/** The tree with a shipment opened, its page, and the rate limit. */
async function shipments(workbench: Workbench): Promise<void> {
  await workbench.openView('Trackberry');
  await workbench.runCommand('Trackberry: Start Sandbox');
  const tree = workbench.tree('Shipments');
  await tree.row('BU-1588').waitFor();
  await resizeSideBar(workbench, 420);
  await tree.expand('BU-1588');
  await tree.row('BU-1588').click();
  await workbench.editor.webview().locator('.route').waitFor();
  await picture(workbench, 'shipments');
}

/** What a search leaves of all shipments, in groups. */
async function find(workbench: Workbench): Promise<void> {
  const tree = workbench.tree('Shipments');
  await tree.row('BU-1588').press('ArrowLeft');
  await workbench.runCommand('Trackberry: Load All Shipments');
  await tree.row('Load All').waitFor({ state: 'hidden' });
  await workbench.runCommand('Trackberry: Group Shipments…');
  await workbench.quickInput.pick('By Status');
  await workbench.runCommand('Trackberry: Search Shipments…');
  await workbench.quickInput.answer('valparaíso rotterdam', 'Every word is looked for');
  await workbench.page.locator('.sidebar .message').getByText('of 250').waitFor();
  await tree.expand('Approved');
  await picture(workbench, 'find');
  await workbench.runCommand('Trackberry: Clear Search of Shipments');
  await workbench.runCommand('Trackberry: Group Shipments…');
  await workbench.quickInput.pick('No Groups');
}

/** The call for this shipment, with its answer. */
async function explorer(workbench: Workbench): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.tree('Shipments').inlineAction('BU-1588', 'Open in API Explorer');
  const page = workbench.editor.webview();
  await page.locator('#field-id').waitFor();
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await page.locator('vscode-button:has-text("Send")').first().click();
  await page.locator('.status').getByText('200').waitFor();
  await picture(workbench, 'explorer');
}

/** The finding in the editor and in Problems, and the commit that the hook stopped. */
async function guard(workbench: Workbench, repository: TemporaryRepository): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Trackberry: Install Git Hooks');
  await workbench.dialog.click('Install Hooks');
  await workbench.notifications.waitFor('The git hooks are installed');
  await repository.stage('shipments.py');
  await workbench.sourceControl.open();
  await resizeSideBar(workbench, 320);
  await workbench.sourceControl.row(/^shipments\.py/).waitFor();
  await workbench.editor.openFile('shipments.py');
  await workbench.problems.open();
  await workbench.problems.row('Hard-coded Trackberry API token').waitFor();
  await workbench.notifications.clear();
  await workbench.sourceControl.commit('Print shipments that wait for approval');
  await eventually(
    'the reason for the refusal',
    () => workbench.dialog.text(),
    (text) => text.includes('commit stopped'),
  );
  await picture(workbench, 'guard');
}

/** As a person does, in the menu of the status bar, which lists an item only when that has come. */
async function hideStatusItems({ page }: Workbench, ...names: string[]): Promise<void> {
  for (const name of names) {
    const entry = page.getByRole('menuitemcheckbox', { name });
    const listed = async (): Promise<boolean> => {
      await page.keyboard.press('Escape');
      await page.locator('.statusbar').click({ button: 'right', position: { x: 600, y: 10 } });
      await page.getByRole('menuitemcheckbox').first().waitFor();
      return entry.isVisible();
    };
    await eventually(`${name} in the menu of the status bar`, listed, (is) => is);
    await entry.click();
  }
  // An item that comes just then paints the menu anew, and the click is lost.
  const closed = async (): Promise<boolean> => {
    await page.keyboard.press('Escape');
    return page.locator('.context-view-block').isHidden();
  };
  await eventually('the menu of the status bar to close', closed, (is) => is);
}

async function resizeSideBar(workbench: Workbench, width: number): Promise<void> {
  const box = await workbench.page.locator('.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar to resize.');
  const { mouse } = workbench.page;
  await mouse.move(box.x + box.width, box.y + 300);
  await mouse.down();
  await mouse.move(box.x + width, box.y + 300, { steps: 5 });
  await mouse.up();
}

async function picture({ page }: Workbench, name: string): Promise<void> {
  await page.mouse.move(viewport.width / 2, viewport.height - 1);
  await page.locator('.workbench-hover:visible').waitFor({ state: 'hidden' });
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const png = palettePng(await decoded(browser, taken));
  if (png.length > largestSize) throw new Error(`${name}.png would have ${png.length} bytes.`);
  await writeFile(join(folder, `${name}.png`), png);
  console.log(`media/readme/${name}.png: ${Math.round(png.length / 1024)} KB`);
}

/** Lets the browser read the picture: it knows the format. */
async function decoded(browser: Browser, png: Buffer): Promise<{ width: number; height: number; rgba: Buffer }> {
  await using page = await browser.newPage();
  const { width, height, base64 } = await page.evaluate<{
    width: number;
    height: number;
    base64: string;
  }>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    const bytes = drawing.getImageData(0, 0, width, height).data;
    const parts = [];
    for (let at = 0; at < bytes.length; at += 32768) parts.push(String.fromCharCode(...bytes.subarray(at, at + 32768)));
    return { width, height, base64: btoa(parts.join('')) };
  })()`);
  return { width, height, rgba: Buffer.from(base64, 'base64') };
}

async function drawIcon(browser: Browser): Promise<void> {
  const svg = await readFile(join(projectRoot, 'media', 'icon.svg'), 'base64');
  await using page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  await page.setContent(`<body style="margin: 0"><img style="display: block" src="data:image/svg+xml;base64,${svg}">`);
  await page.screenshot({ path: join(projectRoot, 'media', 'icon.png'), omitBackground: true });
}
