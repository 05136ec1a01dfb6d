import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import type { Faults } from '../../src/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect, replaceToken } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** Short: a check that was refused with 429 is not made again before the reset. */
const windowMs = 2_000;

describe('connecting with a token', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ windowMs });
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
    const failures: [Faults, RegExp][] = [
      [{ badJson: true }, /did not answer with a list of shipments\. Is trackberry\.baseUrl right/],
      [{ status: 503 }, /a problem of its own \(503\)/],
      [{ reset: 'beforeHeaders' }, /connection to 127\.0\.0\.1:\d+ broke/],
      [{ status: 429 }, /rate limit of this token is used up just now \(429\)/],
    ];
    const { dialog } = ui.workbench;
    for (const [index, [faults, sentence]] of failures.entries()) {
      sandbox.setFaults(faults);
      if (index === 0) {
        await connect(ui.workbench, `  "Bearer ${sandbox.token}" `, 'Acme Produce');
      } else {
        await dialog.click('Try Again');
      }
      await eventually(
        'the reason',
        () => dialog.text(),
        (text) => sentence.test(text),
      );
      assert.match(await dialog.text(), /could not be checked[\s\S]*shows a token only once/);
    }
    await ui.workbench.screenshot('token-unchecked');
    sandbox.setFaults({});
    // The reset and the Date are told in whole seconds, and waited for to be sure.
    const reset = Date.now() + windowMs + 3_000;
    await eventually('the reset', Date.now, (now) => now > reset);
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

  it('stores a token that may not list shipments, and says so', async () => {
    await replaceToken(ui.workbench, sandbox.forbiddenToken, 'Acme Produce');
    await ui.workbench.notifications.waitFor(
      'is valid and was stored, but it is not permitted to list shipments (403)',
    );
    await ui.workbench.notifications.clear();
    await ui.workbench.tree('Shipments').row('Try Again').waitFor();
  });

  it('stores a token unchecked when one wants that', async () => {
    sandbox.setFaults({ status: 500 });
    await replaceToken(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.dialog.click('Store Unchecked');
    sandbox.setFaults({});
    await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
  });

  it('forgets the organization and its token on request', async () => {
    await ui.workbench.runCommand('Trackberry: Remove Organization…');
    await ui.workbench.dialog.click('Remove');
    await ui.workbench.welcomeView().getByRole('button', { name: 'Set API Token' }).waitFor();
  });
});
