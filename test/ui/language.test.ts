import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** Places of every kind that has texts. VS Code's own texts stay English here. */
describe('the extension in German', () => {
  const ui = useWorkbench({ language: 'de' });
  const tree = () => ui.workbench.tree('Sendungen');
  const row = (view: string, name: RegExp) => ui.workbench.tree(view).root.getByRole('treeitem', { name }).first();
  const page = () => ui.workbench.editor.webview();
  const explorer = () => new ExplorerPage(ui.workbench);
  const picture = (name: string) => ui.workbench.screenshot(`language-${name}`);

  it('greets, and names views and commands', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.page.getByRole('button', { name: 'Sandbox starten' }).waitFor();
    await picture('welcome');
    await ui.workbench.runCommand('Trackberry: Sandbox starten');
    await tree().row(/^BU-/).waitFor();
  });

  it('names what stands in a row, and when it was read', async () => {
    await row('Sendungen', /Genehmigt/).waitFor();
    assert.match((await tree().rows()).join('\n'), /· \d\d\.\d\d\.2026$/m);
    assert.match(await ui.workbench.statusBar.hover(/\d+\/100/), /Ratenlimit[\s\S]*Aufrufe je Minute/);
    await picture('shipments');
  });

  it('shows the page of a shipment, its times as German writes them', async () => {
    await row('Sendungen', /Genehmigt/).click();
    await page().getByRole('region', { name: 'Zeitleiste' }).waitFor();
    await page()
      .getByText(/\d\d?\.\d\d?\.2026, \d\d:\d\d/)
      .first()
      .waitFor();
    assert.equal(await page().locator('html').getAttribute('lang'), 'de');
    await picture('shipment');
  });

  it('shows the explorer, and an answer in it', async () => {
    await ui.workbench.runCommand('Trackberry: API-Explorer öffnen');
    await explorer().choose('List shipments');
    await explorer().send.click();
    await explorer().status('200').waitFor();
    assert.match(await explorer().send.innerText(), /^Senden/);
    await page().getByText('Größe').first().waitFor();
    await picture('explorer');
    await ui.workbench.expandView('Verlauf');
    await ui.workbench.tree('Verlauf').row('Heute').waitFor();
  });

  it('says at a field what is wrong with it', async () => {
    await explorer().field('per_page').fill('500');
    await explorer().send.click();
    await explorer().text('per_page darf höchstens 100 sein').waitFor();
    await picture('field-error');
  });

  it('asks in a box, and greets again when the sandbox is stopped', async () => {
    await ui.workbench.runCommand('Trackberry: Sendung anlegen…');
    await ui.workbench.quickInput.waitFor(/Sendung in Sandbox anlegen/);
    await picture('box');
    await ui.workbench.quickInput.cancel();
    await ui.workbench.runCommand('Trackberry: Sandbox anhalten');
    await ui.workbench.page.getByRole('button', { name: 'API-Token angeben', exact: true }).waitFor();
  });
});

describe('the extension in a language that it has no translation of', () => {
  const ui = useWorkbench({ language: 'fr' });

  it('is in English, with times as the language of VS Code writes them', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.runCommand('Trackberry: Start Sandbox');
    const row = ui.workbench.tree('Shipments').root.getByRole('treeitem', { name: /Approved/ });
    await row.first().click();
    const page = ui.workbench.editor.webview();
    await page.getByRole('region', { name: 'Timeline' }).waitFor();
    await eventually(
      'a time in French',
      () => page.getByRole('region', { name: 'Timeline' }).innerText(),
      (text) => /\d\d? \p{L}+\.? 2026, \d\d:\d\d/u.test(text),
    );
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });
});
