import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { type ListServer, startListServer } from '../support/listServer.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const rows = [
  '{"id":"ship_c","reference":"BU-3","status":"pending","weight":12345678901234567890}',
  '{"id":"ship/b?#\\n\\u202e","reference":"BU-2\\nrm -rf x","status":"approved","price":1.10}',
  '{"id":"ship_a","status":"rejected"}',
];

describe('copying shipments from the view', () => {
  let server: ListServer;
  before(async () => {
    server = await startListServer(rows);
  });
  after(() => server.stop());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': server.baseUrl }) });
  const tree = () => ui.workbench.tree('Shipments');
  const press = (key: string) => tree().root.press(key);
  const copied = (expected: string) =>
    eventually(
      `"${expected}" in the clipboard`,
      () => ui.workbench.page.evaluate<string>('navigator.clipboard.readText()'),
      (text) => text === expected,
    );
  const selectNone = async () => {
    await press('Escape');
    await tree().root.locator('.monaco-list-row.selected').waitFor({ state: 'detached' });
  };
  const selectAll = async () => {
    await press('Home');
    await press('ControlOrMeta+a');
    await eventually(
      'all rows selected',
      () => tree().root.locator('.monaco-list-row.selected').count(),
      (count) => count === rows.length,
    );
  };

  before('connect', async () => {
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, 'an-invented-token-of-nobody', 'Acme Produce');
    await tree().row('BU-3').waitFor();
  });

  it('copies from the menu of a row its reference, id, and address in the API', async () => {
    await tree().contextAction('BU-3', 'Copy Shipment Reference');
    await copied('BU-3');
    await tree().contextAction('BU-3', 'Copy Shipment Id');
    await copied('ship_c');
    await ui.workbench.statusBar.item('Trackberry: copied ship_c').waitFor();
    await tree().contextAction('BU-3', 'Copy API Link of Shipment');
    await copied(`${server.baseUrl}/shipments/ship_c`);
  });

  it('copies the selected rows by Ctrl+C, a line each, and no line break that is in a value', async () => {
    await selectAll();
    await press('ControlOrMeta+c');
    await copied('BU-3\nBU-2 rm -rf x');
    await selectAll();
    await ui.workbench.runCommand('Trackberry: Copy API Link of Shipment');
    const link = (id: string) => `${server.baseUrl}/shipments/${id}`;
    await copied([link('ship_c'), link('ship%2Fb%3F%23%0A%E2%80%AE'), link('ship_a')].join('\n'));
    assert.deepEqual(
      server.requests.filter((url) => !url.includes('?')),
      [],
    );
  });

  it('copies one as JSON, laid out, with every digit as it came', async () => {
    await selectNone();
    await tree().contextAction('BU-3', 'Copy Shipment as JSON');
    await copied(
      '{\n  "id": "ship_c",\n  "reference": "BU-3",\n  "status": "pending",\n  "weight": 12345678901234567890\n}',
    );
  });

  it('copies several as a list', async () => {
    await selectAll();
    await ui.workbench.runCommand('Trackberry: Copy Shipment as JSON');
    await ui.workbench.statusBar.item('Trackberry: copied 3 shipments as JSON').waitFor();
    const text = await ui.workbench.page.evaluate<string>('navigator.clipboard.readText()');
    assert.match(text, /^\[\n {2}\{\n {4}"id": "ship_c",.*"price": 1\.10\n {2}\},.*"rejected"\n {2}\}\n\]$/s);
    assert.equal((JSON.parse(text) as unknown[]).length, 3);
  });

  it('says so where a shipment has no reference', async () => {
    await selectNone();
    await tree().contextAction('ship_a', 'Copy Shipment Reference');
    await ui.workbench.notifications.waitFor('This shipment has no reference.');
    await ui.workbench.screenshot('shipments-copy');
  });
});
