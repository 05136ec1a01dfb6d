import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { TwoOrganizations } from '../support/twoOrganizations.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { type Theme, useWorkbench } from '../support/workbench/useWorkbench.ts';
import { Workbench } from '../support/workbench/workbench.ts';

/** The newest shipment of each. */
const [ofAcme, ofBerry] = ['BU-1401', 'BU-1344'];

/** The item of the status bar that is an organization's: a message may name it too, behind other words. */
function named(name: string): RegExp {
  // In what makes icons of `$(name)` an invisible character stands before the bracket.
  const text = name.replaceAll(/[$()*]/g, '\\$&').replaceAll('\\(', '\\u200b?\\(');
  return new RegExp(`^\\s*${text}`);
}

async function add(workbench: Workbench, token: string, name: string): Promise<void> {
  await workbench.runCommand('Trackberry: Add Organization…');
  await workbench.quickInput.answer(token, 'Trackberry API Token');
  await workbench.quickInput.answer(name, 'Name of the Organization');
}

async function rename(workbench: Workbench, name: string, to: string): Promise<void> {
  await workbench.runCommand('Trackberry: Rename Organization…');
  await workbench.quickInput.waitFor('Rename Organization');
  await workbench.quickInput.pick(name);
  await workbench.quickInput.answer(to, 'Name of the Organization');
}

/** Picks in the list that is open. */
async function choose({ quickInput }: Workbench, name: string): Promise<void> {
  await quickInput.waitFor('Switch Organization');
  await quickInput.pick(name);
  await quickInput.waitForClosed();
}

describe('organizations', () => {
  let api: TwoOrganizations;
  before(async () => {
    api = await TwoOrganizations.start();
  });
  after(() => api[Symbol.asyncDispose]());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': api.baseUrl }) });
  const tree = (workbench = ui.workbench) => workbench.tree('Shipments');
  const message = (workbench = ui.workbench) => workbench.page.locator('.sidebar .message');
  const title = (workbench = ui.workbench) =>
    workbench.page.locator('.sidebar .pane-header').filter({ hasText: 'Shipments' });
  const item = (name: string, workbench = ui.workbench) => workbench.statusBar.item(named(name));

  it('are added one by one, and the newest is shown by its name', async () => {
    const { workbench } = ui;
    await workbench.openView('Trackberry');
    await connect(workbench, api.acme.token, 'Acme Produce');
    await tree().row(ofAcme).waitFor();
    await workbench.runCommand('Trackberry: Add Organization…');
    await workbench.quickInput.answer(api.berry.token, 'Trackberry API Token');
    await workbench.quickInput.waitFor('Name of the Organization');
    await workbench.quickInput.type('acme PRODUCE');
    await eventually(
      'the reason',
      () => workbench.quickInput.message(),
      (text) => text.includes('Another organization has this name.'),
    );
    await workbench.quickInput.answer('Berry Union', 'Name of the Organization');
    await tree().row(ofBerry).waitFor();
    assert.equal(await tree().row(ofAcme).count(), 0);
    await title().getByText('Berry Union').waitFor();
    await item('Berry Union').waitFor();
  });

  it('are switched by a click on the name in the status bar', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Trackberry: Switch Organization…');
    await workbench.quickInput.waitFor('Switch Organization');
    const rows = await workbench.quickInput.itemTexts();
    assert.match(rows[0] ?? '', /^Acme Produce ?http:\/\/127\.0\.0\.1:\d+ · token set today$/);
    assert.match(rows[1] ?? '', /^Berry Union ?http.* · current$/);
    assert.match(rows[2] ?? '', /^Sandbox ?invented/);
    assert.equal(rows.at(-1), 'Add Organization…');
    await workbench.screenshot('organizations-picker-light');
    await choose(workbench, 'Acme Produce');
    await tree().row(ofAcme).waitFor();
    assert.equal(await tree().row(ofBerry).count(), 0);
    await title().getByText('Acme Produce').waitFor();
    await item('Acme Produce').waitFor();
  });

  it('are remembered by the workspace', async () => {
    const calls = api.berry.requests.length;
    await ui.workbench.reload();
    await ui.workbench.openView('Trackberry');
    await tree().row(ofAcme).waitFor();
    await item('Acme Produce').waitFor();
    assert.equal(api.berry.requests.length, calls);
  });

  it("never show one's shipments under the name of another that has not answered yet", async () => {
    const { workbench } = ui;
    const letGo = api.holdBerry();
    try {
      await workbench.runCommand('Trackberry: Switch Organization…');
      await choose(workbench, 'Berry Union');
      await title().getByText('Berry Union').waitFor();
      await eventually(
        'no row',
        () => tree().rows(),
        (rows) => rows.length === 0,
      );
    } finally {
      letGo();
    }
    await tree().row(ofBerry).waitFor();
    await workbench.runCommand('Trackberry: Switch Organization…');
    await choose(workbench, 'Acme Produce');
    await tree().row(ofAcme).waitFor();
  });

  it('never share a shipment page, a JSON document or an answer', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Trackberry: Open API Explorer');
    const explorer = new ExplorerPage(workbench);
    await explorer.choose('List Shipments');
    await explorer.send.click();
    await explorer.frame.locator('.whose').getByText('Acme Produce').waitFor();
    await tree().row(ofAcme).click();
    const page = workbench.editor.webview();
    await page.getByRole('heading', { level: 1, name: ofAcme }).waitFor();
    await workbench.editor.waitForPageFocus();
    const calls = api.berry.requests.filter(({ url }) => url.includes('/ship_')).length;
    await workbench.runCommand('Trackberry: Switch Organization…');
    await choose(workbench, 'Berry Union');
    await tree().row(ofBerry).waitFor();
    await page
      .getByText('This belongs to Acme Produce, and the window is connected to Berry Union now.')
      .first()
      .waitFor();
    assert.equal(await page.getByRole('heading', { level: 1, name: ofAcme }).count(), 0);
    await workbench.screenshot('organizations-other-page');
    await workbench.runCommand('Trackberry: Open API Explorer');
    await explorer.frame.locator('.connection').getByText('Berry Union').waitFor();
    await explorer.frame.locator('.whose').getByText('Acme Produce').waitFor();
    assert.equal(api.berry.requests.filter(({ url }) => url.includes('/ship_')).length, calls);
    await workbench.runCommand('View: Close All Editors');
  });

  it('are renamed, here and wherever they are named', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Trackberry: Switch Organization…');
    await workbench.quickInput.waitFor('Switch Organization');
    const row = workbench.quickInput.items().filter({ hasText: 'Berry Union' });
    await row.hover();
    await row.getByRole('button', { name: 'Rename' }).click();
    await workbench.quickInput.answer('Berry $(bug) **North**', 'Name of the Organization');
    await item('Berry $(bug) **North**').waitFor();
    await title().getByText('Berry $(bug) **North**').waitFor();
    await tree().row(ofBerry).waitFor();
    await rename(workbench, 'Berry $(bug) **North**', 'Berry Union');
    await item('Berry Union').waitFor();
  });

  it('are told apart in the history, where one has taken the name of another', async () => {
    const { workbench } = ui;
    const sent = (of: Sandbox) => of.requests.filter(({ url }) => url.endsWith('/shipments')).length;
    const repeat = () => workbench.tree('History').inlineAction(/^GET \/shipments ?200 · /, 'Repeat Call');
    await workbench.expandView('History');
    await rename(workbench, 'Acme Produce', 'Acme Fruit');
    await rename(workbench, 'Berry Union', 'Acme Produce');
    await item('Acme Produce').waitFor();
    const [toAcme, toBerry] = [sent(api.acme), sent(api.berry)];
    await repeat();
    await workbench.notifications.waitFor('was called Acme Produce then, and may be another one');
    await workbench.notifications.clear();

    await rename(workbench, 'Acme Produce', 'Berry Union');
    await workbench.runCommand('Trackberry: Switch Organization…');
    await choose(workbench, 'Acme Fruit');
    await item('Acme Fruit').waitFor();
    await repeat();
    await eventually(
      'the repeated call',
      () => sent(api.acme),
      (now) => now === toAcme + 1,
    );
    assert.equal(sent(api.berry), toBerry);
    await rename(workbench, 'Acme Fruit', 'Acme Produce');
    await item('Acme Produce').waitFor();
    await workbench.collapseView('History');
    await workbench.runCommand('View: Close All Editors');
  });

  it('say what 403 may mean, and lead to another organization', async () => {
    const { workbench } = ui;
    await add(workbench, api.acme.forbiddenToken, 'Closed Cold Storage');
    await workbench.notifications.waitFor('is valid and was stored, but it is not permitted to list shipments (403)');
    await workbench.notifications.clear();
    await message()
      .getByText(/not permitted to do this \(403\)\. Perhaps it belongs to another organization/)
      .waitFor();
    await tree().row('Switch Organization…').click();
    await choose(workbench, 'Acme Produce');
    await tree().row(ofAcme).waitFor();
  });

  it('are another one in each window', async () => {
    const folder = await temporaryFolder('second');
    const second = await Workbench.open(ui.context, ui.server.url({ folder }));
    try {
      await second.openView('Trackberry');
      await message(second).getByText('Choose the one to work with in this window').waitFor();
      await item('Choose Organization', second).waitFor();
      await second.runCommand('Trackberry: Open API Explorer');
      const explorer = new ExplorerPage(second);
      await explorer.button('Choose Organization…').waitFor();
      assert.equal(await explorer.button('Set API Token').isVisible(), false);
      await second.screenshot('organizations-choose');
      const calls = api.acme.requests.length;
      await tree(second).row('Berry Union').click();
      await tree(second).row(ofBerry).waitFor();
      await item('Berry Union', second).waitFor();
      assert.equal(api.acme.requests.length, calls);

      await ui.workbench.page.bringToFront();
      const before = api.berry.requests.length;
      await ui.workbench.runCommand('Trackberry: Refresh Shipments');
      await eventually(
        'the refresh',
        () => api.acme.requests.length,
        (now) => now > calls,
      );
      await item('Acme Produce').waitFor();
      assert.equal(api.berry.requests.length, before);
    } finally {
      await second.page.close();
      await removeFolder(folder);
    }
  });

  it('are removed, and none comes in the place of the one that was', async () => {
    const { workbench } = ui;
    const calls = api.berry.requests.length;
    await workbench.runCommand('Trackberry: Remove Organization…');
    await workbench.quickInput.waitFor('Remove Organization');
    await workbench.quickInput.pick('Acme Produce');
    assert.match(await workbench.dialog.text(), /^Remove Acme Produce and its token\?/);
    await workbench.dialog.click('Remove');
    await message()
      .getByText('Acme Produce was removed. Choose the organization to work with in this window.')
      .waitFor();
    await eventually(
      'the others, to choose from',
      () => tree().rows(),
      (rows) => assert.deepEqual(rows, ['Berry Union', 'Closed Cold Storage', 'Another Organization…']),
    );
    await workbench.screenshot('organizations-removed');
    assert.equal(api.berry.requests.length, calls);
    await tree().row('Berry Union').click();
    await tree().row(ofBerry).waitFor();
  });

  it('say that the secret storage has lost a token, and take it again', async () => {
    const { workbench } = ui;
    await workbench.page.evaluate("localStorage.removeItem('secrets.provider')");
    await workbench.reload();
    await workbench.openView('Trackberry');
    await message().getByText("The token of Berry Union is no longer in VS Code's secret storage").waitFor();
    await tree().row('Help with the Keychain').waitFor();
    await tree().row('Switch Organization…').waitFor();
    await item('Berry Union').waitFor();
    await workbench.screenshot('organizations-token-lost');
    await tree().row('Set Token Again').click();
    await workbench.quickInput.answer(api.berry.token, 'Trackberry API Token of Berry Union');
    await tree().row(ofBerry).waitFor();
  });
});

for (const theme of ['dark', 'high contrast'] satisfies Theme[]) {
  describe(`organizations, ${theme}`, () => {
    let api: TwoOrganizations;
    before(async () => {
      api = await TwoOrganizations.start();
    });
    after(() => api[Symbol.asyncDispose]());
    const ui = useWorkbench({ theme, settings: () => ({ 'trackberry.baseUrl': api.baseUrl }) });

    it('are listed with what is known of their tokens', async () => {
      const { workbench } = ui;
      await workbench.openView('Trackberry');
      await connect(workbench, api.berry.token, 'Berry Union');
      await workbench.tree('Shipments').row(ofBerry).waitFor();
      await add(workbench, api.acme.token, 'Acme Produce');
      await workbench.tree('Shipments').row(ofAcme).waitFor();
      await workbench.runCommand('Trackberry: Switch Organization…');
      await workbench.quickInput.waitFor('Switch Organization');
      await workbench.screenshot(`organizations-picker-${theme.replace(' ', '-')}`);
      await choose(workbench, 'Berry Union');
      await workbench.tree('Shipments').row(ofBerry).waitFor();
      await workbench.statusBar.item(named('Berry Union')).waitFor();
      await workbench.screenshot(`organizations-tree-${theme.replace(' ', '-')}`);
    });
  });
}

/** Assembled: no token stands in a source. */
const inEnvironment = ['Env', 'ironment', 'Token', '7Qx2Kd9LmVw4'].join('');

describe('the token of the environment', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ token: inEnvironment, shipments: 61 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({
    env: { TRACKBERRY_API_TOKEN: inEnvironment },
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
  });

  it('is offered, and never used by itself', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.welcomeView().getByText('TRACKBERRY_API_TOKEN is set in the environment').waitFor();
    await ui.workbench.welcomeView().getByRole('button', { name: 'Set API Token' }).waitFor();
    await ui.workbench.screenshot('organizations-environment-welcome');
    assert.equal(sandbox.requests.length, 0);
  });

  it('is used when it is chosen, under the name of the variable, and the workspace remembers that', async () => {
    const { workbench } = ui;
    const tree = workbench.tree('Shipments');
    await workbench.welcomeView().getByRole('button', { name: 'Use It, or Choose Another' }).click();
    await workbench.quickInput.waitFor('Switch Organization');
    const [row = ''] = await workbench.quickInput.itemTexts();
    assert.match(row, /^TRACKBERRY_API_TOKEN ?from the environment of VS Code, read-only$/);
    await choose(workbench, 'TRACKBERRY_API_TOKEN');
    await tree.row(ofAcme).waitFor();
    await workbench.statusBar.item(named('TRACKBERRY_API_TOKEN')).waitFor();
    await workbench.reload();
    await workbench.openView('Trackberry');
    await tree.row(ofAcme).waitFor();
    await workbench.statusBar.item(named('TRACKBERRY_API_TOKEN')).waitFor();
  });
});
