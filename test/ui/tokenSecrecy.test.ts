import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { RecordingGit } from '../support/recordingGit.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { filesWith, readPage, recordMessages, textsWith } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** Marked, so that a search finds it for certain; invented, and put together so that no scanner stops here. */
const token = ['marked', 'k4Vq', '9sTz', 'R2mX', '7bLw', 'token'].join('-');

describe('the token, with a server that echoes it everywhere', () => {
  let sandbox: Sandbox;
  let repository: TemporaryRepository;
  let git: RecordingGit;
  let gitFolder: string;
  const machineSettings: Record<string, unknown> = {};
  before(async () => {
    sandbox = await startSandbox({ token, faults: { echo: true } });
    repository = await TemporaryRepository.create({ 'README.md': '# Nothing here\n' });
    await repository.commitAll('Begin');
    gitFolder = await temporaryFolder('git');
    git = await RecordingGit.create(gitFolder);
    machineSettings['git.path'] = git.path;
  });
  after(async () => {
    await sandbox.close();
    await repository.dispose();
    await removeFolder(gitFolder);
  });
  const ui = useWorkbench({
    // A server of its own: its files are searched.
    env: {},
    machineSettings,
    folder: () => repository.folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
  });
  const seen: Record<string, string> = {};
  /** Keeps what can be read now; what is closed later is then not missed. */
  const look = async (moment: string) => {
    for (const [name, text] of Object.entries(await readPage(ui.workbench.page))) {
      seen[`${moment}: ${name}`] = text;
    }
  };

  it('is used for everything that one can do', async () => {
    const { workbench } = ui;
    await recordMessages(ui.context);
    await workbench.reload();
    await workbench.openView('Trackberry');
    sandbox.setFaults({ echo: true, status: 500 });
    await connect(workbench, token, 'Acme Produce');
    await workbench.dialog.text();
    await look('a failed check');
    sandbox.setFaults({ echo: true });
    await workbench.dialog.click('Try Again');
    await workbench.tree('Shipments').expand('BU-1591');
    await workbench.tree('Shipments').inlineAction('BU-1591', 'Show Shipment as JSON');
    await workbench.editor.tab('BU-1591.json').waitFor();
    await look('shipments');
    await workbench.tree('Shipments').row('BU-1591').click();
    await workbench.editor.webview().getByRole('heading', { name: 'BU-1591' }).waitFor();
    await look('the page of a shipment');

    await workbench.runCommand('Trackberry: Open API Explorer');
    const page = workbench.editor.webview();
    await page.locator('vscode-button:has-text("Send")').first().click();
    await page.locator('.status').getByText('200').waitFor();
    await page.getByRole('tab', { name: 'Headers' }).click();
    await page.getByRole('tabpanel').getByText('[token removed]').first().waitFor();
    await look('an answer in the explorer');
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('vscode-button:has-text("Copy As…")').click();
    await workbench.quickInput.waitFor('Language');
    await workbench.quickInput.pick('curl');
    seen.clipboard = await eventually(
      'the copied call',
      () => workbench.page.evaluate<string>('navigator.clipboard.readText()'),
      (text) => text.startsWith('curl'),
    );
    sandbox.setFaults({ echo: true, status: 401, times: 1 });
    await page.locator('vscode-button:has-text("Send")').first().click();
    await page.locator('.status').getByText('401').waitFor();
    await look('a refusal in the explorer');
    await workbench.expandView('History');
    await workbench.tree('History').inlineAction(/^GET \/shipments ?200/, 'Repeat Call');
    await page.locator('.status').getByText('200').waitFor();
    await page.locator('vscode-button:has-text("Compare with Previous Answer")').click();
    await workbench.editor.tab(' ↔ ').waitFor();
    await look('the history, and two answers compared');

    await repository.write({ 'notes.txt': 'nothing but notes\n' });
    await workbench.runCommand('Trackberry: Scan for Hard-Coded Tokens');
    await workbench.notifications.waitFor('No hard-coded token found');
    await workbench.runCommand('Trackberry: Install Git Hooks');
    await workbench.dialog.click('Install Hooks');
    await workbench.notifications.waitFor('hooks are installed');
    await look('scan and hook');
    await repository.stage('notes.txt');
    await workbench.sourceControl.open();
    await workbench.sourceControl.row('Staged Changes').waitFor();
    await workbench.sourceControl.commit('Add notes');
    await eventually(
      'the commit',
      () => repository.log(),
      (subjects) => subjects[0] === 'Add notes',
    );

    await workbench.runCommand('Trackberry: Show Log');
    await look('the log');
    await workbench.runCommand('Trackberry: Copy Diagnostics');
    await workbench.notifications.click('The diagnostics are in the clipboard', 'Show');
    await workbench.editor.tab('Untitled-1').waitFor();
    seen.diagnostics = await workbench.page.evaluate<string>('navigator.clipboard.readText()');
    await look('the diagnostics');
    await workbench.reload();
    await workbench.openView('Trackberry');
    await workbench.tree('Shipments').row('BU-').waitFor();
    await look('the window loaded again');
  });

  it('was sent, and these searches do find what is there', async () => {
    assert.ok(sandbox.requests.filter(({ status }) => status === 200).length >= 3);
    const places = (part: string) => textsWith(part, seen).join('\n');
    assert.match(places('Acme Produce'), /state of the workbench/);
    assert.match(places('listShipments'), /messages of frame/);
    assert.match(places('[token removed]'), /document of frame/);
    assert.match(places('### Trackberry diagnostics'), /diagnostics/);
    assert.ok((await filesWith(sandbox.baseUrl, ui.server.dataFolder)).some((path) => path.endsWith('settings.json')));
    assert.match(await git.calls(), /ls-files[\s\S]*\nPATH=/);
  });

  it('is in no document, message, storage or clipboard', () => {
    assert.deepEqual(textsWith(token, seen), []);
  });

  it('is in no file of VS Code, of the extension or of the repository', async () => {
    assert.deepEqual(await filesWith(token, ui.server.dataFolder), []);
    assert.deepEqual(await filesWith(token, repository.folder), []);
  });

  it('is in no argument and no environment of a child process', async () => {
    assert.deepEqual(textsWith(token, { git: await git.calls() }), []);
  });
});
