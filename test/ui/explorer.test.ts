import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('the API explorer', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ theme: 'dark', settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const page = () => ui.workbench.editor.webview();
  /** The notice that one sees; the same words are in a line for screen readers before it. */
  const notice = (text: string | RegExp) => page().getByText(text).last().waitFor();
  const send = () => page().locator('vscode-button:has-text("Send"), vscode-button:has-text("Create in")').first();
  const status = (text: string) => page().locator('.status').getByText(text).waitFor();

  it('says without a token that there is nothing to send with, and offers both ways', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await page().getByText('List Shipments').first().waitFor();
    await page().locator('vscode-button:has-text("Set API Token")').waitFor();
    await page().locator('vscode-button:has-text("Start Sandbox")').waitFor();
    await ui.workbench.screenshot('explorer-signed-out');
  });

  it('sends a call and shows status, time, headers, quota and body', async () => {
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await page().locator('#field-per_page').fill('2');
    await send().click();
    await status('200');
    assert.ok(sandbox.requests.some(({ url }) => url === '/api/v1/shipments?per_page=2'));
    await page().locator('.json-tree').getByText('"BU-1591"').waitFor();
    await eventually(
      'the answer in the upper part of the page, below the form or beside it',
      () =>
        page()
          .locator('.status')
          .evaluate((shown) => shown.getBoundingClientRect().top / shown.ownerDocument.documentElement.clientHeight),
      (top) => top >= 0 && top < 0.5,
    );
    await page()
      .getByText(/\d+\/100/)
      .first()
      .waitFor();
    await ui.workbench.screenshot('explorer');
    await page().getByRole('tab', { name: 'Headers' }).click();
    await page().getByText('x-ratelimit-remaining').waitFor();
    await page().getByRole('tab', { name: 'Tree' }).click();
  });

  it('says at the field what the API does not allow, and sends nothing', async () => {
    await page().locator('#field-per_page').fill('500');
    await send().click();
    await page().getByText('per_page must be at most 100').waitFor();
    assert.equal(await page().locator('#field-per_page').getAttribute('aria-invalid'), 'true');
    assert.ok(!sandbox.requests.some(({ url }) => url.includes('per_page=500')));
    await ui.workbench.screenshot('explorer-field-error');
    await page().locator('#field-per_page').fill('');
  });

  it('opens on a shipment from its row, and shows a refusal as the answer that it is', async () => {
    const tree = ui.workbench.tree('Shipments');
    await tree.contextAction('BU-1591', 'Show Shipment as JSON'); // hides the page, which is then made anew
    await ui.workbench.editor.tab('BU-1591.json').waitFor();
    await tree.inlineAction('BU-1591', 'Open in API Explorer');
    await page().locator('.operation[aria-current]').getByText('Get Shipment').waitFor();
    await send().click();
    await status('200');
    await page().locator('.json-tree').getByText('"pallets"').waitFor();
    await page().locator('#field-id').fill('ship_of_nobody');
    await send().click();
    await status('404');
  });

  it('can be cancelled while it waits for the rate limit', async () => {
    sandbox.setRemaining(1);
    await send().click();
    await status('404');
    const before = sandbox.requests.length;
    await send().click();
    await page()
      .getByText(/rate limit/i)
      .first()
      .waitFor();
    await page().locator('vscode-button:has-text("Cancel")').click();
    await notice('Cancelled before it was sent');
    assert.equal(sandbox.requests.length, before);
  });
});
