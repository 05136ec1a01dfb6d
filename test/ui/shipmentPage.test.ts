import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('the shipment page', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 60 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const page = () => ui.workbench.editor.webview();
  const tree = () => ui.workbench.tree('Shipments');
  const heading = (name: string) => page().getByRole('heading', { level: 1, name }).waitFor();
  const calls = () => sandbox.requests.filter(({ url }) => url.includes('/ship_')).length;
  const press = (name: string) => page().locator('vscode-button').filter({ hasText: name }).click();

  it('opens on a click on the row, with route, timeline, totals and checks', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await tree().row('BU-1398').click();
    await heading('BU-1398');
    await ui.workbench.editor.tab('BU-1398').waitFor();
    await page().getByRole('region', { name: 'Route' }).getByText('Seatrade Orange').waitFor();
    const steps = await page().getByRole('region', { name: 'Timeline' }).getByRole('listitem').allInnerTexts();
    assert.equal(steps.length, 4);
    assert.match(steps[3] ?? '', /^Approved\s+\S.*2026/);
    assert.match(await page().locator('time').nth(1).getAttribute('title').then(String), /^2026-\d\d-\d\dT[\d:]+Z$/);
    await page().getByText('4 of 4 passed').waitFor();
    const listed = await page().locator('tr.line').count();
    assert.match(await page().locator('.figures').innerText(), new RegExp(`pallets\\s+${listed}\\s+boxes`));
    const total = page()
      .getByRole('table', { name: 'Pallets by produce' })
      .getByRole('row', { name: /^Total/ });
    assert.match(await total.innerText(), /^Total\s+[\d,]+\s+[\d,.]+$/);
    await ui.workbench.screenshot('shipment-page-light');
  });

  it('shows another shipment in the same panel, and what is not known as not known', async () => {
    await tree().contextAction('BU-1401', 'Show Shipment');
    await heading('BU-1401');
    assert.deepEqual(await ui.workbench.editor.tabs(), ['BU-1401']);
    const steps = await page().getByRole('region', { name: 'Timeline' }).getByRole('listitem').allInnerTexts();
    assert.match(steps[0] ?? '', /^Pending/);
    assert.match(steps.at(-1) ?? '', /^Approved or Rejected\s+not yet$/);
    await page().getByText('No pallets are listed.').waitFor();
    await ui.workbench.screenshot('shipment-page-pending');
  });

  it('is found from the palette by its reference, and by any id', async () => {
    await ui.workbench.runCommand('Trackberry: Show Shipment');
    await ui.workbench.quickInput.waitFor('Show Shipment');
    await ui.workbench.quickInput.type('BU-1397');
    await ui.workbench.quickInput.pick('BU-1397');
    await heading('BU-1397');
    await page().getByText('Rejected', { exact: true }).first().waitFor();
    await page().locator('.check-fail').getByText('Fail', { exact: true }).waitFor();
    await ui.workbench.editor.waitForPageFocus();
    await ui.workbench.runCommand('Trackberry: Show Shipment');
    await ui.workbench.quickInput.waitFor('Show Shipment');
    await ui.workbench.quickInput.type('ship_of_nobody');
    await ui.workbench.quickInput.pick('Shipment with the id ship_of_nobody');
    await heading('ship_of_nobody');
    await page().locator('.failure').getByText('404').waitFor();
  });

  it('is refreshed by its button and with the view, and keeps the last answer when that fails', async () => {
    await tree().row('BU-1396').click();
    await heading('BU-1396');
    const before = calls();
    await press('Refresh');
    await eventually('another call', calls, (now) => now === before + 1);
    await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    await eventually('the shown shipment asked for again', calls, (now) => now === before + 2);
    sandbox.setFaults({ status: 500 });
    await press('Refresh');
    await page().locator('.failure').getByText('a problem of its own (500)').waitFor();
    await page()
      .locator('.failure')
      .getByText(/What is shown is still that of \d/)
      .waitFor();
    await heading('BU-1396');
    await ui.workbench.screenshot('shipment-page-failure');
    sandbox.setFaults({});
    await press('Refresh');
    await page().locator('.failure').waitFor({ state: 'hidden' });
  });

  it('copies the id, and opens the shipment in the explorer and as JSON', async () => {
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const id = await page().locator('.shipment-id code').innerText();
    await page().getByRole('button', { name: 'Copy Id' }).click();
    const copied = () => ui.workbench.page.evaluate<string>('navigator.clipboard.readText()');
    await eventually('the id in the clipboard', copied, (text) => text === id);
    await press('Show as JSON');
    await ui.workbench.editor.tab('BU-1396.json').waitFor();
    await ui.workbench.editor.tab(/^BU-1396$/).click();
    await heading('BU-1396');
    await press('Open in API Explorer');
    await page().locator('.operation[aria-current]').getByText('Get Shipment').waitFor();
    assert.equal(await page().locator('#field-id').inputValue(), id);
  });

  it('opens from the answer of Get Shipment, and asks anew', async () => {
    const before = calls();
    await page().locator('vscode-button:has-text("Send")').first().click();
    await press('Show Shipment');
    await heading('BU-1396');
    await eventually('the two calls', calls, (now) => now === before + 2);
  });

  it('follows the theme', async () => {
    await ui.workbench.page.emulateMedia({ colorScheme: 'dark' });
    await page().locator('body.vscode-dark').waitFor();
    await ui.workbench.screenshot('shipment-page-dark');
    await ui.workbench.page.emulateMedia({ colorScheme: 'light' });
    await page().locator('body.vscode-light').waitFor();
  });

  it('can be used with the keyboard alone', async () => {
    await ui.workbench.runCommand('View: Close All Editors');
    await ui.workbench.focusView('Shipments');
    await tree().root.press('Home');
    await tree().root.press('ArrowDown');
    await ui.workbench.page.keyboard.press('Enter');
    await heading('BU-1400');
    const before = calls();
    const focused = () => page().locator('body').evaluate<string, unknown>('document.activeElement.textContent.trim()');
    await eventually(
      'the keyboard on Refresh',
      async () => {
        await ui.workbench.page.keyboard.press('Tab');
        return focused();
      },
      (text) => text === 'Refresh',
    );
    await ui.workbench.page.keyboard.press('Enter');
    await eventually('a call', calls, (now) => now === before + 1);
    assert.equal(await focused(), 'Refresh'); // the keyboard's place is kept over a refresh
  });

  it('is there again after the window was loaded again', async () => {
    await ui.workbench.runCommand('Developer: Reload Window');
    await ui.workbench.page.locator('.monaco-workbench .statusbar').waitFor();
    await heading('BU-1400');
    await page().locator('.route').waitFor();
  });
});

describe('the shipment page in high contrast', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 60 });
  });
  after(() => sandbox.close());
  const highContrast = { 'workbench.preferredDarkColorTheme': 'Default High Contrast' };
  const ui = useWorkbench({
    theme: 'dark',
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl, ...highContrast }),
  });

  it('has borders and words where others have colours', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-1397').click();
    const page = ui.workbench.editor.webview();
    await page.locator('body.vscode-high-contrast .check-fail').getByText('Fail', { exact: true }).waitFor();
    await ui.workbench.screenshot('shipment-page-high-contrast');
  });
});

const marked = '<img src=x onerror=alert(1)><b>bold</b> $(bug) [link](command:x) \u001b[31mred';
const hostile = `{"shipment":{
  "id":"ship_1","reference":${JSON.stringify(marked)},"status":"${'\u202e'}customs_hold","vessel":12345678901234567890,
  "origin":"${'x'.repeat(3000)}","destination":null,"created_at":"yesterday","pallets_count":9,
  "pallets":[{"pallet_number":"<i>P1</i>","boxes":120,"box_weight_kg":4.10,"lot":"<u>L</u>"},{"boxes":"many"},null],
  "checks":[{"name":"<s>A</s>","result":"maybe","details":"<script>alert(1)</script>"},7],
  "__proto__":{"polluted":1.10},"constructor":"c"}}`;

describe('the shipment page of a hostile answer', () => {
  let server: Server;
  const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  before(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      const rows = /[?&]page=1(&|$)/.test(request.url ?? '') ? '{"id":"ship_1","reference":"Hostile"}' : '';
      response.end(request.url?.includes('ship_1') ? hostile : `{"shipments":[${rows}]}`);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());
  const ui = useWorkbench({ theme: 'dark', settings: () => ({ 'trackberry.baseUrl': baseUrl() }) });
  const page = () => ui.workbench.editor.webview();

  it('shows every value as the text that it is', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, 'an-invented-token-for-a-hostile-server', 'Acme');
    await ui.workbench.tree('Shipments').row('Hostile').click();
    await page().getByRole('heading', { level: 1, name: '<img src=x onerror=alert(1)>' }).waitFor();
    const text = await page().locator('main').innerText();
    for (const each of [
      '12345678901234567890',
      '[U+202E]customs_hold',
      'yesterday',
      '<i>P1</i>',
      'lot: <u>L</u>',
      'maybe',
      '<script>alert(1)</script>',
    ])
      assert.ok(text.includes(each), each);
    assert.match(text, /pallets_count says 9, and 3 pallets are listed/);
    assert.match(text, /at least 492\.00\s+from 1 of 3 pallets/);
    assert.match(text, /__proto__\s+\{"polluted": 1\.10\}/);
    assert.equal(await page().locator('main img, main b, main i, main u, main s, main script').count(), 0);
    const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    assert.equal(await page().locator('body').evaluate<boolean, unknown>(wide), false);
    await ui.workbench.screenshot('shipment-page-hostile');
  });
});
