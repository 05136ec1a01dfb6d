import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const refresh = 'Trackberry: Refresh Shipments';

describe('loading all shipments', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 1_340 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const tree = () => ui.workbench.tree('Shipments');
  const pagesSince = (from: number) =>
    sandbox.requests.slice(from).flatMap(({ url, status }) => {
      const { searchParams } = new URL(url, sandbox.baseUrl);
      return searchParams.has('page')
        ? [[searchParams.get('page'), searchParams.get('per_page'), status].map(Number)]
        : [];
    });
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
  const progress = async () => (await ui.workbench.notifications.waitFor('Loading all shipments')).innerText();

  it('names its price, and what is left', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await tree().row('BU-').waitFor();
    await lastRow(/^Load All 15 calls, 9\d left$/);
    sandbox.setRemaining(13);
    await ui.workbench.runCommand(refresh);
    await lastRow(/^Load All 15 calls, 12 left$/);
  });

  it('asks first where it costs more than is left, and does nothing without consent', async () => {
    const from = sandbox.requests.length;
    await tree().row('Load All').click();
    const question = await ui.workbench.dialog.text();
    assert.match(question, /costs 15 calls/);
    assert.match(question, /12 are left, of which 10 are kept/);
    assert.match(question, /goes on at the reset \(\d+:\d\d:\d\d.*\) and takes about \d+ s/);
    await ui.workbench.dialog.click('Cancel');
    await lastRow(/^Load All 15 calls, 12 left$/);
    assert.deepEqual(pagesSince(from), []);
  });

  it('leaves ten calls to the person, says that it waits, and keeps what has come when it is cancelled', async () => {
    const from = sandbox.requests.length;
    await tree().row('Load All').click();
    await ui.workbench.dialog.click('Load All');
    await eventually('the wait', progress, (text) => {
      assert.match(text, /page 2 of 15, 198 shipments; goes on at \d/);
    });
    assert.deepEqual(pagesSince(from), [
      [1, 100, 200],
      [2, 99, 200],
    ]);
    await lastRow(/^Load All 13 calls, 10 left$/);
    await ui.workbench.screenshot('load-all');
    const before = sandbox.requests.length;
    await tree().root.press('Home');
    await tree().expand('BU-2681');
    await tree()
      .row(/^Pallets/)
      .waitFor();
    assert.deepEqual(
      sandbox.requests.slice(before).map(({ url, status }) => [/\/ship_/.test(url), status]),
      [[true, 200]],
    );
    await ui.workbench.notifications.click('Loading all shipments', 'Cancel');
    await lastRow(/^Load All 13 calls, 9 left$/);
    assert.equal(pagesSince(from).length, 2);
    await ui.workbench.page.locator('.sidebar .message:visible').waitFor({ state: 'hidden' });
  });

  it('ends by "Cancel Background Work", too, which is listed only until then', async () => {
    await ui.workbench.runCommand('Trackberry: Load All Shipments');
    await ui.workbench.dialog.click('Load All');
    await eventually('the progress', progress, (text) => /Loading all shipments: goes on at \d/.test(text));
    await ui.workbench.runCommand('Trackberry: Cancel Background Work');
    await eventually(
      'the end of the progress',
      () => ui.workbench.notifications.texts(),
      (texts) => !texts.some((text) => text.includes('Loading all')),
    );
    await ui.workbench.notifications.close();
    await lastRow(/^Load All 13 calls, 9 left$/);
    const cancelling = () => ui.workbench.quickInput.commands('Trackberry: Cancel');
    await eventually('nothing left to cancel', cancelling, (listed) => listed.length === 0);
  });

  it('goes on at the reset by itself, from where it was, without a refused call', async () => {
    const from = sandbox.requests.length;
    await tree().row('Load All').click();
    await ui.workbench.dialog.click('Load All');
    await lastRow(/^Show More 340 more$/, 80_000);
    const pages = pagesSince(from);
    assert.equal(pages.length, 13);
    assert.ok(
      pages.every(([page = 0, perPage = 0, status]) => page > 2 && perPage > 80 && status === 200),
      JSON.stringify(pages),
    );
    assert.ok(sandbox.requests.every(({ status }) => status !== 429));
  }).timeout(120_000);

  it('is not offered when nothing is left to load', async () => {
    assert.deepEqual(await ui.workbench.quickInput.commands('Trackberry: Load'), []);
  });

  it('asks before a refresh of all that would cost more than is left', async () => {
    await ui.workbench.notifications.close();
    sandbox.setRemaining(13);
    await tree().root.press('Home');
    await tree().expand('BU-2680');
    await tree()
      .row(/^Pallets/)
      .waitFor();
    const from = sandbox.requests.length;
    await ui.workbench.runCommand(refresh);
    assert.match(await ui.workbench.dialog.text(), /Refreshing 1,340 shipments costs 15 calls/);
    await ui.workbench.dialog.click('Cancel');
    assert.deepEqual(pagesSince(from), []);
  });
});

describe('loading all shipments where enough is left', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 250 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  it('does not ask, and ends where a refresh is asked for', async () => {
    const tree = ui.workbench.tree('Shipments');
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await tree.row('BU-').waitFor();
    const asked = () => sandbox.requests.map(({ url }) => new URL(url, sandbox.baseUrl).search);
    const before = asked().length;
    sandbox.setFaults({ latencyMs: 20_000 }); // ended by the refresh, which has to come before the answer
    await ui.workbench.runCommand('Trackberry: Load All Shipments');
    await eventually('the first page', asked, (all) => all.at(-1) === '?page=1&per_page=100');
    sandbox.setFaults({});
    await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    await eventually('the refresh', asked, (all) => all.at(-1) === '?page=1&per_page=25');
    await ui.workbench.runCommand('Trackberry: Load All Shipments');
    await eventually('all pages', asked, (all) => all.at(-1) === '?page=3&per_page=98');
    assert.equal(asked().length, before + 5);
    await eventually(
      'all rows',
      async () => {
        await tree.root.press('End');
        return tree.rows();
      },
      (rows) => /^BU-1342 /.test(rows.at(-1) ?? ''),
    );
  });
});
