import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('the shipments view', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 60 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const tree = () => ui.workbench.tree('Shipments');
  const message = () => ui.workbench.page.locator('.sidebar .message:visible').first();
  const listCalls = () =>
    sandbox.requests.flatMap(({ url }) => (url.includes('?') ? [new URL(url, sandbox.baseUrl).search] : []));
  const scrollTo = (key: 'Home' | 'End', expected: RegExp) =>
    eventually(
      `a row ${expected}`,
      async () => {
        await tree().root.press(key);
        return tree().rows();
      },
      (rows) => rows.some((row) => expected.test(row)),
    );

  it('loads a page, and another one on request, and keeps what is loaded', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await tree().row('BU-1401').waitFor();
    await scrollTo('End', /^Load More 35 left$/);
    await tree().row('Load More').click();
    await eventually('page 2', listCalls, (asked) => asked.at(-1) === '?page=2&per_page=24');
    await scrollTo('End', /^Load More 12 left$/);
    await scrollTo('Home', /^BU-1401 /);
  });

  it('refreshes everything that is loaded with one call, and keeps open rows open', async () => {
    await tree().expand('BU-1400');
    await tree()
      .row(/Pallets/)
      .waitFor();
    const before = sandbox.requests.length;
    await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    const asked = () => sandbox.requests.slice(before).map(({ url }) => url);
    await eventually('the open row asked for again', asked, (urls) => urls.some((url) => url.includes('/ship_')));
    assert.deepEqual(
      asked().filter((url) => url.includes('?')),
      ['/api/v1/shipments?page=1&per_page=48'],
    );
    await tree()
      .row(/Pallets/)
      .waitFor();
  });

  it('shows a whole shipment as read-only JSON', async () => {
    await tree().inlineAction('BU-1401', 'Show Shipment as JSON');
    await ui.workbench.editor.tab('BU-1401.json').waitFor();
    await eventually(
      'the JSON',
      () => ui.workbench.editor.text(),
      (text) => text.includes('"reference": "BU-1401"'),
    );
    await ui.workbench.editor.typeAtEnd('x');
    assert.doesNotMatch(await ui.workbench.editor.text(), /x$/);
    await ui.workbench.screenshot('shipment-json');
  });

  it('filters by status', async () => {
    await ui.workbench.runCommand('Trackberry: Filter Shipments by Status…');
    await ui.workbench.quickInput.pick('Ready for Review');
    await eventually('the call', listCalls, (asked) => asked.at(-1)?.includes('status=ready_for_review'));
    await ui.workbench.page.getByRole('heading', { name: 'Shipments: Ready for Review' }).first().waitFor();
    await ui.workbench.runCommand('Trackberry: Filter Shipments by Status…');
    await ui.workbench.quickInput.pick('All Statuses');
    await tree().row('BU-1401').waitFor();
  });

  it('keeps its rows when a refresh fails, and says why and since when', async () => {
    sandbox.setFaults({ status: 500 });
    await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    await eventually(
      'the reason',
      () => message().innerText(),
      (text) => {
        assert.match(text, /a problem of its own \(500\).*Shown as of \d/);
      },
    );
    await tree().row('BU-1401').waitFor();
    await ui.workbench.screenshot('refresh-failed');
    sandbox.setFaults({});
    await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    await message().waitFor({ state: 'hidden' });
  });

  it('loads more after loading more has failed', async () => {
    sandbox.setFaults({ status: 500 });
    await scrollTo('End', /^Load More 35 left$/);
    await tree().row('Load More').click();
    await message().getByText('a problem of its own (500)').waitFor();
    sandbox.setFaults({});
    const before = listCalls().length;
    await scrollTo('End', /^Load More 35 left$/);
    await tree().row('Load More').click();
    await scrollTo('End', /^Load More 12 left$/);
    assert.equal(listCalls().length, before + 1);
    await message().waitFor({ state: 'hidden' });
  });

  it('says why nothing could be loaded, and offers to try again', async () => {
    sandbox.setFaults({ status: 403 });
    await ui.workbench.reload();
    await ui.workbench.openView('Trackberry');
    const tryAgain = tree().row('Try Again');
    await tryAgain.waitFor();
    await tree().row('Switch Organization…').waitFor();
    assert.match(await message().innerText(), /not permitted to do this \(403\)/);
    await ui.workbench.screenshot('load-failed');
    sandbox.setFaults({});
    await tryAgain.click();
    await tree().row('BU-1401').waitFor();
  });
});

describe('the shipments view of an organization without shipments', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 0 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  it('says so', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.welcomeView().getByText('no shipments yet').waitFor();
  });
});
