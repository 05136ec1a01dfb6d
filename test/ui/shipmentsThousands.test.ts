import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('100,000 shipments', function () {
  this.timeout(240_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 100_000, limit: 1_000_000 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const tree = () => ui.workbench.tree('Shipments');
  const message = () => ui.workbench.page.locator('.sidebar .message:visible').first();
  const lastRow = (expected: RegExp, timeout = 20_000) =>
    eventually(
      `a last row ${expected}`,
      async () => {
        await tree().root.press('End');
        return tree().rows();
      },
      (rows) => expected.test(rows.at(-1) ?? ''),
      { timeout },
    );

  it('are loaded on request, with progress', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.collapseView('Endpoints');
    await ui.workbench.collapseView('Token Findings');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await tree().row('BU-').waitFor();
    await lastRow(/^Load All 1,143 calls, 999,\d\d\d left$/);
    await tree().row('Load All').click();
    const progress = await ui.workbench.notifications.waitFor('Loading all shipments');
    await eventually(
      'the page that it is at',
      () => progress.innerText(),
      (text) => /page [\d,]+ of 1,143, [\d,]+ shipments/.test(text),
    );
    await lastRow(/^Show More 99,000 more$/, 200_000);
  });

  it('show 1,000 at a time, and every other three steps away', async () => {
    await tree().expand('Show More');
    await lastRow(/^99,001–100,000 BU-2341 to BU-1342$/);
    await ui.workbench.screenshot('shipments-thousands');
    await tree().expand('99,001–100,000');
    await lastRow(/^BU-1342 /);
    await ui.workbench.screenshot('shipments-thousands-end');
  });

  it('are searched', async () => {
    await ui.workbench.runCommand('Trackberry: Search Shipments…');
    await ui.workbench.quickInput.input.fill('bu-5555');
    await eventually(
      'the count',
      () => ui.workbench.quickInput.message(),
      (text) => text === '11 of 100,000 loaded shipments',
    );
    await ui.workbench.page.keyboard.press('Enter');
    await message().getByText('“bu-5555”: 11 of 100,000 shipments', { exact: true }).waitFor();
    await eventually(
      'those that are found',
      () => tree().rows(),
      (rows) => {
        const found = rows.flatMap((row) => /^BU-5555\d? /.exec(row)?.[0] ?? []);
        assert.equal(new Set(found).size, 11);
      },
    );
    await ui.workbench.screenshot('shipments-thousands-found');
  });

  it('are sorted and grouped, and one of them is found wherever it lies', async () => {
    const choose = async (command: string, item: string, way = '') => {
      await ui.workbench.runCommand(command);
      await ui.workbench.quickInput.waitFor(item);
      await ui.workbench.quickInput.input.fill(way);
      await ui.workbench.quickInput.pick(item);
    };
    await choose('Trackberry: Group Shipments…', 'By Status');
    await choose('Trackberry: Sort Shipments…', 'Created', 'oldest');
    await ui.workbench.runCommand('Trackberry: Reveal Shipment…');
    await ui.workbench.quickInput.answer('BU-77777', 'Reveal Shipment');
    const row = tree().root.locator('[role="treeitem"][aria-selected="true"]').filter({ hasText: 'BU-77777' });
    await row.waitFor();
    assert.equal(await row.getAttribute('aria-level'), '4');
    await ui.workbench.screenshot('shipments-thousands-revealed');
  });
});
