import assert from 'node:assert/strict';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('the endpoints view', () => {
  const ui = useWorkbench();
  const tree = () => ui.workbench.tree('Endpoints');
  const page = () => ui.workbench.editor.webview();
  const shown = (summary: string) => page().getByRole('heading', { level: 1, name: summary }).waitFor();

  it('lists the calls of the API by tag, with method and path, without a connection', async () => {
    await ui.workbench.openView('Trackberry');
    await tree().row('Get Shipment').waitFor();
    assert.deepEqual(await tree().rows(), [
      'Shipments',
      'List Shipments GET /shipments',
      'Create Shipment POST /shipments',
      'Get Shipment GET /shipments/{id}',
    ]);
    assert.equal(await tree().row('Create Shipment').getAttribute('aria-label'), 'Create Shipment, POST /shipments');
  });

  it('opens the explorer on the call of a row, and then shows the one that is clicked', async () => {
    await tree().row('Create Shipment').click();
    await shown('Create Shipment');
    await tree().row('Get Shipment').click();
    await shown('Get Shipment');
    await ui.workbench.screenshot('endpoints');
  });

  it('keeps what is filled in for a call while another one is looked at', async () => {
    await page().locator('#field-id').fill('ship_kept');
    await tree().row('List Shipments').click();
    await shown('List Shipments');
    await tree().row('Get Shipment').click();
    await shown('Get Shipment');
    assert.equal(await page().locator('#field-id').inputValue(), 'ship_kept');
  });

  it('goes by keyboard alone, from the view and from the palette', async () => {
    await ui.workbench.runCommand('Trackberry: Focus on Endpoints View');
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'Enter']) await ui.workbench.page.keyboard.press(key);
    await shown('Create Shipment');
    await ui.workbench.runCommand('Trackberry: Try Endpoint…');
    await ui.workbench.quickInput.waitFor('Try Endpoint');
    const [list = ''] = await ui.workbench.quickInput.itemTexts();
    assert.match(list, /^List Shipments ?GET \/shipments ?Shipments$/); // with its tag
    await ui.workbench.quickInput.type('shipments/{');
    await ui.workbench.quickInput.items().filter({ hasText: 'List' }).waitFor({ state: 'detached' });
    await ui.workbench.page.keyboard.press('Enter');
    await shown('Get Shipment');
  });
});
