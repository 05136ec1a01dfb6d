import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { createSampleRepository } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';
import { Workbench } from '../support/workbench/workbench.ts';

/** Works in every window. */
const always = [
  'Add Organization…',
  'Clear History…',
  'Copy Diagnostics',
  'Copy Request as…',
  'Copy Request in Last Language',
  'Get Started',
  'Insert Request at Cursor…',
  'Open API Explorer',
  'Paste curl…',
  'Save Request as .http…',
  'Set API Token…',
  'Show Log',
  'Switch Organization…',
  'Try Endpoint…',
];
/** VS Code's own, of each view. */
const ofViews = ['Endpoints', 'History', 'Shipments', 'Token Findings'].map((name) => `Focus on ${name} View`);
/** Needs git and a folder that is trusted. */
const ofFolders = ['Install Git Hooks', 'Remove Git Hooks', 'Scan for Hard-Coded Tokens'];
/** Needs VS Code's git extension. */
const ofGit = ["Turn On VS Code's Commit Check"];
const whenConnected = [
  'Cancel Background Work',
  'Copy API Link of Shipment',
  'Copy Shipment Id',
  'Copy Shipment Reference',
  'Copy Shipment as JSON',
  'Create Shipment…',
  'Filter Shipments by Status…',
  'Load All Shipments',
  'Load More Shipments',
  'Refresh Shipments',
  'Show Rate Limit',
  'Show Shipment',
];
const ofStoredToken = ['Remove Organization…', 'Rename Organization…', 'Rotate Token…'];

async function assertListed(workbench: Workbench, ...groups: readonly (readonly string[])[]): Promise<void> {
  const listed = await workbench.quickInput.commands('Trackberry: ');
  assert.deepEqual(
    listed.map((title) => title.replace('Trackberry: ', '')),
    [...always, ...ofViews, ...groups.flat()].sort(),
  );
}

describe('the palette', () => {
  let repository: TemporaryRepository;
  let sandbox: Sandbox;
  before(async () => {
    repository = await createSampleRepository();
    sandbox = await startSandbox();
  });
  after(async () => {
    await repository.dispose();
    await sandbox.close();
  });
  const ui = useWorkbench({
    folder: () => repository.folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
  });

  it('lists before a token is set only what needs none', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.welcomeView().waitFor();
    await assertListed(ui.workbench, ofFolders, ofGit, ['Start Sandbox']);
  });

  it('lists in the sandbox what needs a connection, and the way out', async () => {
    await ui.workbench.runCommand('Trackberry: Start Sandbox');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await assertListed(ui.workbench, ofFolders, ofGit, whenConnected, ['Stop Sandbox']);
    await ui.workbench.runCommand('Trackberry: Stop Sandbox');
    await ui.workbench.welcomeView().waitFor();
    await assertListed(ui.workbench, ofFolders, ofGit, ['Start Sandbox']);
  });

  it('lists with a token what becomes of it, too', async () => {
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await assertListed(ui.workbench, ofFolders, ofGit, whenConnected, ofStoredToken, ['Start Sandbox']);
  });

  it('lists without a folder nothing that needs one', async () => {
    const workbench = await Workbench.open(ui.context, ui.server.url({}));
    await workbench.statusBar.item('Acme Produce').waitFor();
    await workbench.runCommand('Trackberry: Focus on Token Findings View');
    await workbench.welcomeView('Token Findings').getByRole('button', { name: 'Open Folder' }).waitFor();
    await assertListed(workbench, ofGit, whenConnected, ofStoredToken, ['Start Sandbox']);
    await workbench.page.close();
  });
});

describe('the palette with settings of one’s own', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({
    folder: () => repository.folder,
    userSettings: { 'trackberry.openApi': '/nowhere.yaml', 'git.diagnosticsCommitHook.enabled': true },
  });

  it('lists what is for a description of one’s own, and the end of the commit check', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.tree('Endpoints').row('There is no file').waitFor();
    await assertListed(ui.workbench, ofFolders, ofGit, [
      'Refresh Endpoints',
      'Start Sandbox',
      "Turn Off VS Code's Commit Check",
    ]);
  });
});

describe('the palette in a folder that is not trusted', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder, workspaceTrust: true });

  it('lists nothing that runs git', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.welcomeView('Token Findings').getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
    await ui.workbench.screenshot('welcome-untrusted');
    await assertListed(ui.workbench, ['Start Sandbox']);
  });
});
