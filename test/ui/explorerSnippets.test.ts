import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('a call as code', () => {
  let sandbox: Sandbox;
  let page: ExplorerPage;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ theme: 'dark', settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  before('open the explorer', async () => {
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    page = new ExplorerPage(ui.workbench);
    await page.send.waitFor();
  });

  const copied = (sign: RegExp) =>
    eventually(
      `${sign} in the clipboard`,
      () => ui.workbench.page.evaluate<string>('navigator.clipboard.readText()'),
      (text) => sign.test(text),
    );

  it('is copied in the language that one picks, with the token read from the environment', async () => {
    const { quickInput } = ui.workbench;
    await page.field('per_page').fill('2');
    await page.button('Copy as…').click();
    await quickInput.waitFor('Language');
    await ui.workbench.screenshot('explorer-copy-as');
    await quickInput.pick('Go (net/http)');
    const code = await copied(/^package main/);
    assert.match(code, /os\.Getenv\("TRACKBERRY_API_TOKEN"\)/);
    assert.match(code, /shipments\?per_page=2"/);
    assert.ok(!code.includes(sandbox.token));
    await ui.workbench.statusBar.item('copied as Go (net/http)').waitFor();
  });

  it('offers the language that was used last first: Enter takes it again', async () => {
    const { quickInput, page: window } = ui.workbench;
    await page.field('per_page').fill('3');
    await page.button('Copy as…').focus();
    await window.keyboard.press('Enter');
    await quickInput.waitFor('Language');
    const [first] = await quickInput.itemTexts();
    assert.match(first ?? '', /Go \(net\/http\).*used last/);
    await window.keyboard.press('Enter');
    await copied(/shipments\?per_page=3"/);
  });

  it('is refused where a field holds the token', async () => {
    const { quickInput, notifications } = ui.workbench;
    await page.choose('Create Shipment');
    await page.field('body/shipment/reference').fill(sandbox.token);
    await page.button('Copy as…').click();
    await quickInput.waitFor('Language');
    await quickInput.pick('curl');
    await notifications.waitFor('This call holds your API token');
    assert.doesNotMatch(await ui.workbench.page.evaluate<string>('navigator.clipboard.readText()'), /^curl/);
    await page.field('body/shipment/reference').fill('');
  });
});
