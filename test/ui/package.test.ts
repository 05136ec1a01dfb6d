import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, before } from 'mocha';
import { eventually } from '../support/eventually.ts';
import { packageExtension } from '../support/packageExtension.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';
import { Workbench } from '../support/workbench/workbench.ts';

describe('the packaged extension, installed', () => {
  const vsix = join(projectRoot, 'out', 'package', 'trackberry-api-explorer.vsix');
  let repository: TemporaryRepository;
  before('package it', async function () {
    this.timeout(60_000);
    await packageExtension(vsix);
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ vsix, folder: () => repository.folder });
  let address: URL;

  it('shows shipments of the sandbox, which starts in the window', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.welcomeView().getByRole('button', { name: 'Set API Token' }).waitFor();
    await startSandbox(ui.workbench);
    await ui.workbench.statusBar.item('Sandbox').waitFor();
    await ui.workbench.statusBar.item(/\d+\/100/).waitFor();
    const [first = ''] = await ui.workbench.tree('Shipments').rows();
    assert.match(first, /^BU-\d+ .+ → .+/);
  });

  it('opens the explorer from the files of the package', async () => {
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    address = await sandboxAddress(ui.workbench);
    assert.equal(await answers(address), true);
    const page = ui.workbench.editor.webview();
    await page.locator('vscode-button:has-text("Send")').first().click();
    await page.locator('.status').getByText('200').waitFor();
    await page.locator('body').evaluate('document.fonts.load("16px codicon")');
    const loaded = await page.locator('body').evaluate<string[], unknown>(`performance.getEntriesByType('resource')
      .filter(({ responseStatus }) => responseStatus === 200).map(({ name }) => new URL(name).pathname)`);
    const folder = await installedFolder(ui.server.dataFolder);
    for (const file of [
      'dist/page/explorer.js',
      'dist/page/codicon.css',
      'dist/page/codicon.ttf',
      'media/base.css',
      'media/explorer.css',
    ])
      assert.ok(loaded.includes(join(folder, file)), `${file} is not among ${loaded.join(', ')}`);
  });

  it('returns to the welcome view when the sandbox is stopped, and leaves no port open', async () => {
    await ui.workbench.runCommand('Trackberry: Stop Sandbox');
    await ui.workbench.welcomeView().getByRole('button', { name: 'Start Sandbox' }).waitFor();
    await closed(address);
  });

  it('ends the sandbox with the window', async () => {
    const other = await Workbench.open(ui.context, ui.server.url({ folder: repository.folder }));
    await other.openView('Trackberry');
    await startSandbox(other);
    await other.runCommand('Trackberry: Open API Explorer');
    const ofOther = await sandboxAddress(other);
    assert.equal(await answers(ofOther), true);
    await other.page.close();
    await closed(ofOther);
  });

  it('brings the command that the hook runs', async () => {
    const cli = join(await installedFolder(ui.server.dataFolder), 'dist', 'trackberry-scan.cjs');
    const { code, output } = await scan(cli, repository.folder);
    assert.equal(code, 1, output);
    assert.match(output, /shipments\.py:7/);
    assert.ok(!output.includes(plantedToken));
  });

  it('shows its README on its page, with nothing that cannot be loaded', async () => {
    await ui.workbench.runCommand('Extensions: Show Installed Extensions');
    await ui.workbench.page.locator('.extensions-list').getByText('Trackberry API Explorer').first().click();
    const page = ui.workbench.editor.webview();
    await page.getByRole('heading', { name: 'What happens to the token' }).waitFor();
    assert.equal(await page.locator('img').count(), 0);
    await ui.workbench.screenshot('extension-page');
  });
});

async function startSandbox(workbench: Workbench): Promise<void> {
  await workbench.runCommand('Trackberry: Start Sandbox');
  await workbench.tree('Shipments').row('BU-').waitFor();
}

/** Where the explorer says that its calls go. */
async function sandboxAddress(workbench: Workbench): Promise<URL> {
  const where = workbench.editor.webview().locator('.connection.sandbox .quiet');
  const host = (await where.innerText()).trim();
  assert.match(host, /^127\.0\.0\.1:\d+$/);
  return new URL(`http://${host}`);
}

/** Whether something listens at this address; every failure but a refusal is an error. */
function answers({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(port), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve(false);
      else reject(error);
    });
  });
}

async function closed(address: URL): Promise<void> {
  await eventually(
    `nobody at ${address.host}`,
    () => answers(address),
    (open) => !open,
    { timeout: 30_000 },
  );
}

async function installedFolder(dataFolder: string): Promise<string> {
  const extensions = join(dataFolder, 'extensions');
  const names = (await readdir(extensions)).filter((name) => name.startsWith('trackberry-explorer.'));
  const [name] = names;
  assert.ok(name !== undefined && names.length === 1, names.join(', '));
  return join(extensions, name);
}

function scan(cli: string, folder: string): Promise<{ code: number | string | null | undefined; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, '.'], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr });
    });
  });
}
