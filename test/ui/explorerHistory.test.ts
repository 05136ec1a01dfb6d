import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { filesWith, readPage } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** In the rows' own text nothing stands between label and description. */
const list = /^GET \/shipments ?200 · /;
const oneShipment = /^GET \/shipments\/ship_nobody ?404 · /;
const creation = /^POST \/shipments ?201 · /;

describe('the history of calls', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const tree = () => ui.workbench.tree('History');
  const page = () => ui.workbench.editor.webview();
  const send = () => page().locator('vscode-button:has-text("Send"), vscode-button:has-text("Create in")').first();
  const choose = (operation: string) => page().locator('.operation').filter({ hasText: operation }).click();
  const status = (text: string) => page().locator('.status').getByText(text).waitFor();
  const rows = (expected: readonly RegExp[]) =>
    eventually(
      `rows ${expected.join(', ')}`,
      () => tree().rows(),
      (found) => found.length === expected.length && expected.every((row, place) => row.test(found[place] ?? '')),
    );
  const made = (method: string) => sandbox.requests.filter((request) => request.method === method).length;

  it('is empty at first, and says what it is for', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await ui.workbench.expandView('History');
    await ui.workbench.welcomeView('History').getByText('The last 200 calls').waitFor();
  });

  it('lists what was sent, newest first, with status, duration and time', async () => {
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await send().click();
    await status('200');
    await rows([/^Today 1$/, list]);
    await choose('Get Shipment');
    await page().locator('#field-id').fill('ship_nobody');
    await send().click();
    await status('404');
    await choose('Create Shipment');
    await page().locator('[id="field-body/shipment/reference"]').fill('BU-9100');
    await send().click();
    await ui.workbench.dialog.click('Create');
    await status('201');
    await rows([/^Today 3$/, creation, oneShipment, list]);
    assert.match((await tree().rows())[1] ?? '', / \d+ ms · \d+:\d\d/);
    await ui.workbench.screenshot('history');
  });

  it('is there again after a reload', async () => {
    await ui.workbench.reload();
    await ui.workbench.openView('Trackberry');
    await ui.workbench.expandView('History');
    await rows([/^Today 3$/, creation, oneShipment, list]);
  });

  it('repeats a call that reads, and shows the answer', async () => {
    const before = made('GET');
    await tree().inlineAction(list, 'Repeat Call');
    await status('200');
    await page().locator('.operation[aria-current]').getByText('List Shipments').waitFor();
    await rows([/^Today 4$/, list, creation, oneShipment, list]);
    assert.ok(made('GET') > before);
  });

  it('fills in a call that writes, and sends nothing', async () => {
    await tree().contextAction(creation, 'Repeat Call');
    await page().locator('.operation[aria-current]').getByText('Create Shipment').waitFor();
    await ui.workbench.notifications.waitFor('there without its body');
    await ui.workbench.notifications.clear();
    assert.equal(made('POST'), 1);
  });

  it('copies a call as code, with the token read from the environment', async () => {
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await tree().contextAction(oneShipment, 'Copy Call as…');
    await ui.workbench.quickInput.pick('curl');
    const code = await eventually(
      'the copied call',
      () => ui.workbench.page.evaluate<string>('navigator.clipboard.readText()'),
      (text) => text.includes('/shipments/ship_nobody'),
    );
    assert.match(code, /^curl[\s\S]*TRACKBERRY_API_TOKEN/);
  });

  it('opens a call by keyboard, filled in', async () => {
    await tree().row(oneShipment).click();
    await page().locator('.operation[aria-current]').getByText('Get Shipment').waitFor();
    assert.equal(await page().locator('#field-id').inputValue(), 'ship_nobody');
    await tree().row(creation).click();
    await page().locator('.operation[aria-current]').getByText('Create Shipment').waitFor();
    await ui.workbench.editor.waitForPageFocus();
    await tree().root.press('ArrowDown');
    await tree().root.press('Enter');
    await page().locator('.operation[aria-current]').getByText('Get Shipment').waitFor();
    await ui.workbench.notifications.clear();
  });

  it('compares two answers that are selected', async () => {
    await choose('List Shipments');
    await page().locator('#field-per_page').fill('1');
    await send().click();
    await status('200');
    const narrowed = /^GET \/shipments\?per_page=1 ?200 · /;
    await rows([/^Today 5$/, narrowed, list, creation, oneShipment, list]);
    await tree().row(narrowed).click();
    await ui.workbench.editor.waitForPageFocus();
    await tree()
      .row(list)
      .click({ modifiers: ['ControlOrMeta'] });
    await tree().contextAction(narrowed, 'Compare Answers');
    const tab = await ui.workbench.editor.tab('parameters differ').innerText();
    assert.match(tab, /GET \/shipments: 200 at .* ↔ GET \/shipments\?per_page=1: 200 at .* \(parameters differ\)/);
    await ui.workbench.page.locator('.monaco-diff-editor .line-delete').first().waitFor();
    await ui.workbench.screenshot('history-compare');
  });

  it('says which answers it no longer has', async () => {
    await tree().contextAction(oneShipment, 'Compare Answers');
    await ui.workbench.notifications.waitFor('no longer there');
    await ui.workbench.notifications.clear();
  });

  it('keeps nothing of a token that was pasted into a field', async () => {
    await ui.workbench.editor.tab('Trackberry API Explorer').click();
    await choose('Create Shipment');
    await page().locator('[id="field-body/shipment/reference"]').fill('BU-9107');
    await choose('Get Shipment');
    await page().locator('#field-id').fill(sandbox.token);
    await send().click();
    await status('404');
    const emptied = /^GET \/shipments\/\{id\} ?404 · /;
    await tree().row(emptied).waitFor();
    assert.deepEqual(await filesWith(sandbox.token, ui.server.dataFolder), []);
    assert.ok((await filesWith('ship_nobody', ui.server.dataFolder)).length > 0);
    // The page's own state, too, of which the workbench writes what has changed every few seconds.
    const state = await eventually(
      'what is filled in',
      async () => (await readPage(ui.workbench.page))['state of the workbench'] ?? '',
      (text) => text.includes('BU-9107'),
    );
    assert.ok(!state.includes(sandbox.token));
    await tree().contextAction(emptied, 'Delete from History');
    await tree().row(emptied).waitFor({ state: 'detached' });
  });

  it('deletes a call by mouse and by key', async () => {
    await tree().contextAction(oneShipment, 'Delete from History');
    await rows([/^Today 4$/, list, list, creation, list].map((row, place) => (place === 1 ? /per_page=1/ : row)));
    await tree().row(creation).click();
    await ui.workbench.editor.waitForPageFocus();
    await tree().root.press('Delete');
    await rows([/^Today 3$/, /per_page=1/, list, list]);
  });

  it('is cleared after a question', async () => {
    await ui.workbench.viewAction('History', 'Clear History…');
    assert.match(await ui.workbench.dialog.text(), /Clear 3 calls/);
    await ui.workbench.dialog.click('Cancel');
    await rows([/^Today 3$/, /per_page=1/, list, list]);
    await ui.workbench.runCommand('Trackberry: Clear History…');
    await ui.workbench.dialog.click('Clear');
    await ui.workbench.welcomeView('History').getByText('The last 200 calls').waitFor();
  });
});
