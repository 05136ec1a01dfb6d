import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('the rate limit', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ windowMs: 15_000 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ theme: 'dark', settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const text = async () => (await ui.workbench.statusBar.texts()).find((each) => each.includes('/100')) ?? '';
  const refresh = () => ui.workbench.runCommand('Trackberry: Refresh Shipments');

  it('shows what is left, and a warning below 20', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await eventually('the quota', text, (shown) => /^9\d\/100$/.test(shown));
    sandbox.setRemaining(13);
    await refresh();
    await eventually('12 left', text, (shown) => shown === '12/100');
    await ui.workbench.page.locator('.statusbar-item.warning-kind').getByText('12/100').waitFor();
  });

  it('waits at 0 without a single refused call, says so, and goes on after the reset', async () => {
    sandbox.setRemaining(1);
    await refresh();
    await eventually('the countdown', text, (shown) => /^0\/100 · \d+ s$/.test(shown));
    const before = sandbox.requests.length;
    await refresh();
    await eventually('a waiting call', text, (shown) => /^0\/100 · \d+ s · 1 waiting$/.test(shown));
    await ui.workbench.page
      .locator('.sidebar .message')
      .getByText(/rate limit is used up; the refresh goes on at .*Shown as of/)
      .waitFor();
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await ui.workbench.screenshot('rate-limit');
    assert.equal(sandbox.requests.length, before);
    await eventually('the reset', text, (shown) => /^9\d\/100$/.test(shown));
    assert.deepEqual(
      sandbox.requests.slice(before).map(({ status }) => status),
      [200],
    );
    await ui.workbench.page.locator('.sidebar .message:visible').waitFor({ state: 'hidden' });
  });

  it('waits for the reset after a 429 that nobody saw coming', async () => {
    sandbox.setRemaining(0);
    const before = sandbox.requests.length;
    await refresh();
    await eventually('the wait', text, (shown) => /^0\/100 · \d+ s · 1 waiting$/.test(shown));
    await eventually(
      'the answer',
      () => sandbox.requests.slice(before).map(({ status }) => status),
      (all) => all.length > 1,
    );
    assert.deepEqual(
      sandbox.requests.slice(before).map(({ status }) => status),
      [429, 200],
    );
  });

  it('explains itself in a hover, and offers what one can do on a click', async () => {
    await eventually('the quota', text, (shown) => /^9\d\/100$/.test(shown)); // the countdown moves what is beside it
    const hover = await ui.workbench.statusBar.hover(/\d\/100/);
    for (const fact of ['Acme Produce', '100 calls a minute', 'Reset', 'Waiting', 'Last refusal']) {
      assert.ok(hover.includes(fact), `${fact} in:\n${hover}`);
    }
    await ui.workbench.screenshot('rate-limit-hover', 'where it is');
    await ui.workbench.statusBar.click(/\d\/100/);
    const items = await ui.workbench.quickInput.itemTexts();
    assert.ok(
      items.some((item) => item.includes('Refresh Shipments')),
      items.join('\n'),
    );
    await ui.workbench.quickInput.cancel();
  });
});
