import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { accessibilityFindings } from '../support/workbench/accessibilityFindings.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { type Theme, useWorkbench } from '../support/workbench/useWorkbench.ts';

const kinds: Record<Theme, string> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'high contrast': 'vscode-high-contrast',
};

/** axe-core in every state that one can see, in each kind of theme, with a picture of each in out/screenshots. */
for (const theme of ['light', 'dark', 'high contrast'] as const) {
  describe(`accessibility of explorer and shipment page, ${theme}`, () => {
    let sandbox: Sandbox;
    let page: ExplorerPage;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());
    const ui = useWorkbench({ theme, settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

    const check = async (state: string): Promise<void> => {
      const shown = ui.workbench.editor.webview();
      await shown.locator(`body.${kinds[theme]}`).waitFor();
      await ui.workbench.screenshot(`access/${state}-${theme.replace(' ', '-')}`);
      assert.deepEqual(await accessibilityFindings(shown), []);
    };

    it('signed out', async () => {
      await ui.workbench.openView('Trackberry');
      await ui.workbench.runCommand('Trackberry: Open API Explorer');
      page = new ExplorerPage(ui.workbench);
      await page.button('Set API Token').waitFor();
      await check('signed-out');
    });

    it('a form', async () => {
      await connect(ui.workbench, sandbox.token, 'Acme Produce');
      await page.choose('Create Shipment');
      await page.button('Create in Acme Produce').waitFor();
      await check('form');
    });

    it('what is wrong at a field', async () => {
      await page.choose('List Shipments');
      await page.field('per_page').fill('500');
      await page.send.click();
      await page.text('per_page must be at most 100').waitFor();
      await check('field-error');
      await page.field('per_page').fill('5');
    });

    it('a call that is running', async () => {
      sandbox.setFaults({ latencyMs: 300_000, times: 1 });
      await page.send.click();
      await page.button('Cancel').waitFor();
      await check('running');
      await page.button('Cancel').click();
      await page.text('Cancelled').waitFor();
      await check('cancelled');
    });

    it('an answer, with each of its tabs', async () => {
      await page.send.click();
      await page.status('200').waitFor();
      const names = await page.frame.getByRole('tab').allInnerTexts();
      assert.ok(names.length > 1);
      for (const name of names) {
        const tab = page.frame.getByRole('tab', { name: name.trim() });
        await tab.click();
        await page.frame.getByRole('tab', { name: name.trim(), selected: true }).waitFor();
        await check(`answer-${name.toLowerCase().replaceAll(/\W+/g, '')}`);
      }
    });

    it('a refusal, and a failure without an answer', async () => {
      sandbox.setFaults({ status: 500, times: 1 });
      await page.send.click();
      await page.status('500').waitFor();
      await check('refusal');
      sandbox.setFaults({ reset: 'beforeHeaders', times: 20 });
      await page.send.click();
      await page.text(/connection/i).waitFor();
      await check('failure');
      sandbox.setFaults({});
    });

    it('the shipment page', async () => {
      await ui.workbench.runCommand('View: Close All Editors');
      await ui.workbench.tree('Shipments').row('BU-1588').click();
      await ui.workbench.editor.webview().getByRole('heading', { level: 1, name: 'BU-1588' }).waitFor();
      await check('shipment');
    });
  });
}
