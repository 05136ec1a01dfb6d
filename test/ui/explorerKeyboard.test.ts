import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import type { Locator } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('the explorer by keyboard alone', () => {
  let sandbox: Sandbox;
  let page: ExplorerPage;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ theme: 'dark', settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const press = (key: string) => ui.workbench.page.keyboard.press(key);
  const type = (text: string) => ui.workbench.page.keyboard.type(text);
  const isFocused = (target: Locator) => target.evaluate((element) => element.matches(':focus'));
  const posts = () => sandbox.requests.filter(({ method }) => method === 'POST').length;

  /** Goes on with Tab (or back with Shift+Tab) until the keyboard is there. */
  async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let stops = 0; stops < 40 && !(await isFocused(target)); stops += 1) {
      await press(key);
    }
    assert.ok(await isFocused(target), 'Tab does not lead there');
  }

  const awaitFocus = (what: string, target: Locator) =>
    eventually(
      what,
      () => isFocused(target),
      (focused) => focused,
    );

  before('open the explorer', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    page = new ExplorerPage(ui.workbench);
    await page.send.waitFor();
  });

  it('chooses a call with the arrow keys, fills it in and sends it', async () => {
    const operation = (name: string) => page.frame.locator('.operation').filter({ hasText: name });
    await tabTo(operation('List Shipments'));
    await press('End');
    await awaitFocus('the last call', operation('Get Shipment'));
    await press('Enter');
    await page.frame.locator('.operation[aria-current]').getByText('Get Shipment').waitFor();
    await tabTo(page.field('id'));
    await type('ship_of_nobody');
    await press('Control+Enter');
    await page.status('404').waitFor();
  });

  it('goes to the first error, which its field names to a screen reader, and sends it anyway', async () => {
    await tabTo(page.frame.locator('.operation[aria-current]'), 'Shift+Tab');
    await press('Home');
    await press('Enter');
    await tabTo(page.field('per_page'));
    await type('500');
    await press('Tab');
    await press('Control+Enter');
    await awaitFocus('the field with the error', page.field('per_page'));
    assert.equal(await page.field('per_page').getAttribute('aria-invalid'), 'true');
    const described = await page.field('per_page').evaluate((field) =>
      (field.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id: string) => field.ownerDocument.getElementById(id)?.textContent)
        .join(' '),
    );
    assert.match(described, /per_page must be at most 100 whole number, 1 to 100 Shipments on one page/);
    await press('Control+Shift+Enter');
    await page.status('422').waitFor();
  });

  it('is asked before it creates, calls it off with Escape, and sends with Enter', async () => {
    await tabTo(page.frame.locator('.operation[aria-current]'), 'Shift+Tab');
    await press('ArrowDown');
    await press('Enter');
    await tabTo(page.field('body/shipment/reference'));
    await type('BU-9200');
    await press('Control+Enter');
    await awaitFocus('the button that creates', ui.workbench.dialog.button('Create'));
    await press('Escape');
    await page.text('Nothing was sent').waitFor();
    assert.equal(posts(), 0);
    await awaitFocus('the field again', page.field('body/shipment/reference'));
    await press('Control+Enter');
    // In the dialog, whoever has the keyboard: at this pace the page may take it back only now, after the one before.
    await ui.workbench.dialog.button('Create').press('Enter');
    await page.status('201').waitFor();
    assert.equal(posts(), 1);
  });

  it('goes from page to page without looking for the button again', async () => {
    await tabTo(page.frame.locator('.operation[aria-current]'), 'Shift+Tab');
    await press('ArrowUp');
    await press('Enter');
    await tabTo(page.field('per_page'));
    await press('Control+A');
    await type('7');
    await press('Control+Enter');
    await page.status('200').waitFor();
    await tabTo(page.button('Next Page'));
    for (const next of ['2', '3']) {
      await press('Enter');
      await page.frame.locator('.answer-url').getByText(`page=${next}&per_page=7`).waitFor();
      await page.status('200').waitFor();
      await awaitFocus('Next Page of the next answer', page.button('Next Page'));
    }
  });

  it('cancels what waits', async () => {
    sandbox.setRemaining(1);
    await tabTo(page.field('per_page'), 'Shift+Tab');
    await press('Control+A');
    await type('3');
    await press('Control+Enter');
    await page.status('200').waitFor();
    await press('Control+Enter');
    await page.text(/rate limit/i).waitFor();
    await tabTo(page.button('Cancel'), 'Shift+Tab');
    await press('Enter');
    await page.text('Cancelled before it was sent').waitFor();
    await awaitFocus('Send, where Cancel was', page.send);
  });
});
