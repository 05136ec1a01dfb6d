import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { type PaletteState, paletteCommands } from '../support/paletteCommands.ts';
import { createSampleRepository } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';
import { Workbench } from '../support/workbench/workbench.ts';

/** VS Code's own, of each view. */
const ofViews = ['Endpoints', 'History', 'Shipments', 'Token Findings'].map((name) => `Focus on ${name} View`);

const withToken = ['folder', 'gitExtension', 'connected', 'storedToken', 'notInSandbox'] as const;

/** That the palette lists these and no other; a window that has just opened does not know at once that it has a folder. */
async function assertListed(workbench: Workbench, ...states: readonly PaletteState[]): Promise<void> {
  const ours = (['always', ...states] as const).flatMap((state) => paletteCommands[state]);
  const expected = [...ofViews, ...ours].sort();
  const listed = async () =>
    (await workbench.quickInput.commands('Trackberry: ')).map((title) => title.replace('Trackberry: ', ''));
  await eventually('these commands', listed, (titles) => assert.deepEqual(titles, expected));
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
    await assertListed(ui.workbench, 'folder', 'gitExtension', 'notInSandbox', 'history');
  });

  it('lists in the sandbox what needs a connection, and the way out', async () => {
    await ui.workbench.runCommand('Trackberry: Start Sandbox');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await assertListed(ui.workbench, 'folder', 'gitExtension', 'connected', 'moreToLoad', 'history', 'inSandbox');
    await ui.workbench.runCommand('Trackberry: Stop Sandbox');
    await ui.workbench.welcomeView().waitFor();
    await assertListed(ui.workbench, 'folder', 'gitExtension', 'notInSandbox', 'history');
  });

  it('lists with a token what becomes of it, too', async () => {
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await assertListed(ui.workbench, ...withToken, 'moreToLoad', 'history');
  });

  it('lists what is for a shipment while its row is selected', async () => {
    await ui.workbench.tree('Shipments').root.press('Home');
    await ui.workbench.tree('Shipments').root.press('ControlOrMeta+a');
    await assertListed(ui.workbench, ...withToken, 'moreToLoad', 'history', 'selected');
    await ui.workbench.tree('Shipments').root.press('Escape');
    await assertListed(ui.workbench, ...withToken, 'moreToLoad', 'history');
  });

  it('lists without a folder nothing that needs one', async () => {
    const workbench = await Workbench.open(ui.context, ui.server.url({}));
    await workbench.statusBar.item('Acme Produce').waitFor();
    await workbench.focusView('Token Findings');
    await workbench.welcomeView('Token Findings').getByRole('button', { name: 'Open Folder' }).waitFor();
    await assertListed(workbench, 'gitExtension', 'connected', 'storedToken', 'notInSandbox', 'moreToLoad', 'history');
    await workbench.page.close();
  });

  it('lists nothing that would load more, or clear a history, where there is no more, or none', async () => {
    await ui.workbench.runCommand('Trackberry: Load All Shipments');
    const loading = () => ui.workbench.quickInput.commands('Trackberry: Load');
    await eventually('nothing left to load', loading, (listed) => listed.length === 0);
    await ui.workbench.focusView('History');
    await ui.workbench.welcomeView('History').waitFor();
    await assertListed(ui.workbench, ...withToken);
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
    userSettings: { 'trackberry.openApi': '/nowhere.yaml' },
  });

  it('lists what is for a description of one’s own', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.tree('Endpoints').row('There is no file').waitFor();
    await assertListed(ui.workbench, 'folder', 'gitExtension', 'notInSandbox', 'history', 'ownDescription');
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
    await assertListed(ui.workbench, 'notInSandbox', 'history');
  });
});
