import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('connecting with a token', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  it('asks in a password box and refuses what no token can be', async () => {
    const { quickInput } = ui.workbench;
    await ui.workbench.openView('Trackberry');
    await ui.workbench.runCommand('Trackberry: Set API Token…');
    await quickInput.waitFor('Trackberry API Token');
    assert.equal(await quickInput.isPassword(), true);
    await quickInput.type('two words');
    await eventually(
      'the reason',
      () => quickInput.message(),
      (text) => text.includes('no spaces'),
    );
    await quickInput.type('tökén');
    await eventually(
      'the reason',
      () => quickInput.message(),
      (text) => text.includes('no token has'),
    );
    await quickInput.cancel();
    assert.equal(sandbox.requests.length, 0);
  });

  it('throws away a token that is answered 401, and says so', async () => {
    await connect(ui.workbench, 'an-invented-token-that-nobody-has', 'Acme');
    const message = await ui.workbench.notifications.waitFor('does not accept this token (401)');
    assert.match(await message.innerText(), /not stored/);
    await ui.workbench.notifications.clear();
    await ui.workbench.welcomeView().getByRole('button', { name: 'Set API Token' }).waitFor();
  });

  it('keeps a token that cannot be checked, and lets one try again', async () => {
    sandbox.setFaults({ badJson: true });
    await connect(ui.workbench, `  "Bearer ${sandbox.token}" `, 'Acme Produce');
    const { dialog } = ui.workbench;
    assert.match(await dialog.text(), /could not be checked[\s\S]*baseUrl[\s\S]*shows a token only once/);
    await ui.workbench.screenshot('token-unchecked');
    sandbox.setFaults({ status: 503, times: 1 });
    await dialog.click('Try Again');
    assert.match(await dialog.text(), /a problem of its own \(503\)/);
    await dialog.click('Try Again');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
  });

  it('shows shipments with vessel, route and date, and the quota in the status bar', async () => {
    const tree = ui.workbench.tree('Shipments');
    const [first = ''] = await tree.rows();
    assert.match(first, /^BU-\d+ .+ · .+ → .+ · .*2026/);
    await ui.workbench.statusBar.item(/\d+\/100/).waitFor();
    await tree.expand('BU-1591');
    await ui.workbench.screenshot('shipments');
  });

  it('is still connected after the window is loaded again', async () => {
    await ui.workbench.reload();
    await ui.workbench.openView('Trackberry');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
  });

  it('forgets the token on request', async () => {
    await ui.workbench.runCommand('Trackberry: Remove Token');
    await ui.workbench.dialog.click('Remove Token');
    await ui.workbench.welcomeView().getByRole('button', { name: 'Set API Token' }).waitFor();
  });
});
