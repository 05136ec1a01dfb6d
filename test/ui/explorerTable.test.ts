import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('the table of an answer', () => {
  let sandbox: Sandbox;
  let folder: string;
  before(async () => {
    sandbox = await startSandbox();
    folder = await temporaryFolder('table');
    const shipment = {
      reference: '=HYPERLINK("http://x")',
      vessel: '-5',
      origin: 'Hostile; =1+1',
      destination: '<b>$(bug)',
    };
    await fetch(`${sandbox.baseUrl}/shipments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ shipment }),
    });
  });
  after(async () => {
    await sandbox.close();
    await removeFolder(folder);
  });
  const ui = useWorkbench({
    theme: 'dark',
    folder: () => folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
  });
  const page = () => ui.workbench.editor.webview();
  const keyboard = () => ui.workbench.page.keyboard;
  const grid = () => page().locator('[role=grid]');
  const head = (column: string) => grid().getByRole('columnheader', { name: column, exact: true });
  const shownCount = (text: string) =>
    page()
      .locator('.table-count', { hasText: new RegExp(`^${text}$`) })
      .waitFor();
  /** The cells in view of a column, from the top. */
  const column = async (name: string): Promise<string[]> => {
    const place = await head(name).getAttribute('data-column');
    const cells = await grid()
      .locator(`.virtual-row [data-column="${place}"]`)
      .evaluateAll((found) => found.map((each) => ({ row: Number(each.dataset.row), text: each.textContent ?? '' })));
    return cells.sort((a, b) => a.row - b.row).map(({ text }) => text);
  };
  const firstOf = (name: string, text: string) =>
    eventually(
      `${name} to begin with ${text}`,
      async () => (await column(name))[0],
      (first) => first === text,
    );
  const sorted = (name: string, direction: string) =>
    eventually(
      `${name} to be sorted: ${direction}`,
      () => head(name).getAttribute('aria-sort'),
      (now) => now === direction,
    );
  const copied = (isIt: (text: string) => boolean) =>
    eventually('the copied text', () => ui.workbench.page.evaluate<string>('navigator.clipboard.readText()'), isIt);
  const at = () => grid().locator('[aria-selected=true]');

  it('shows the shipments of a list in columns', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await page().locator('#field-per_page').fill('50');
    await page().locator('vscode-button:has-text("Send")').first().click();
    await page()
      .getByRole('tab', { name: /^Table/ })
      .click();
    await shownCount('50 rows');
    const names = await grid().getByRole('columnheader').locator('.cell-name').allTextContents();
    assert.deepEqual(names.slice(0, 4), ['#', 'id', 'reference', 'status']);
    assert.equal((await column('reference'))[0], '=HYPERLINK("http://x")');
    assert.equal((await column('destination'))[0], '<b>$(bug)');
    assert.equal(await grid().getAttribute('aria-rowcount'), '51');
    await page().locator('.cell-detail').scrollIntoViewIfNeeded();
    await ui.workbench.screenshot('explorer-table');
  });

  it('sorts by a click: ascending, descending, as it came', async () => {
    await head('pallets_count').click();
    await sorted('pallets_count', 'ascending');
    await firstOf('pallets_count', '0');
    await head('pallets_count').click();
    await sorted('pallets_count', 'descending');
    const counts = (await column('pallets_count')).map(Number);
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => b - a),
    );
    await head('pallets_count').click();
    await sorted('pallets_count', 'none');
    await firstOf('reference', '=HYPERLINK("http://x")');
  });

  it('filters in all columns or one, and says how many rows are left', async () => {
    await page().getByLabel('Filter rows').fill('ROTTERDAM');
    await page()
      .locator('.table-count', { hasText: /^\d+ of 50 rows$/ })
      .waitFor();
    assert.ok((await column('destination')).every((text) => text.startsWith('Rotterdam')));
    await page().getByLabel('Where to look').selectOption({ label: 'status' });
    await shownCount('0 of 50 rows');
    await page().getByLabel('Filter rows').fill('pending');
    await page()
      .locator('.table-count', { hasText: /^[1-9]\d* of 50 rows$/ })
      .waitFor();
    assert.ok((await column('status')).every((text) => text === 'pending'));
  });

  it('exports what is shown as CSV that no spreadsheet runs', async () => {
    await head('reference').click();
    await sorted('reference', 'ascending');
    const shown = await column('reference');
    await page().locator('vscode-button:has-text("Export CSV")').click();
    const file = join(folder, 'pending.csv');
    await ui.workbench.quickInput.answerPath(file, 'Export the Table as CSV');
    const saved = /Saved \d+ rows as pending\.csv\. 3 fields would have been formulas/;
    await ui.workbench.notifications.click(saved, 'Open File');
    await ui.workbench.notifications.close();
    await ui.workbench.editor.tab('pending.csv').waitFor();
    const text = await readFile(file, 'utf8');
    assert.ok(text.startsWith('\uFEFF"id","reference","status",'));
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    assert.deepEqual(rows.map(({ reference }) => reference?.replace(/^'/, '')).slice(0, shown.length), shown);
    const hostile = rows.find(({ destination }) => destination === '<b>$(bug)');
    assert.equal(hostile?.reference, '\'=HYPERLINK("http://x")');
    assert.equal(hostile?.vessel, "'-5");
    assert.equal(hostile?.origin, "Hostile;' =1+1");
  });

  it('is as it was left after the page was hidden', async () => {
    await ui.workbench.editor.tab('Trackberry API Explorer').click();
    await sorted('reference', 'ascending');
    assert.equal(await page().getByLabel('Filter rows').inputValue(), 'pending');
    await page()
      .locator('.table-count', { hasText: /^[1-9]\d* of 50 rows$/ })
      .waitFor();
  });

  it('is used with the keyboard alone', async () => {
    await page().getByLabel('Where to look').selectOption({ label: 'All columns' });
    await page().getByLabel('Filter rows').fill('');
    await shownCount('50 rows');
    await page().getByLabel('Filter rows').focus();
    await keyboard().press('Tab'); // where to look
    await keyboard().press('Tab'); // export
    await keyboard().press('Tab');
    await keyboard().press('Control+Home');
    await keyboard().press('ArrowRight');
    assert.equal(await at().locator('.cell-name').textContent(), 'id');
    await keyboard().press('ArrowRight');
    await keyboard().press('ArrowRight');
    await keyboard().press('Enter');
    await keyboard().press('Enter');
    await sorted('status', 'descending');
    await firstOf('status', 'rejected');
    await keyboard().press('Control+End');
    assert.equal(await at().getAttribute('aria-colindex'), '10');
    await keyboard().press('Home');
    await keyboard().press('PageUp');
    await keyboard().press('ArrowRight');
    const id = (await at().textContent()) ?? '';
    assert.match(id, /^ship_/);
    await page().locator('.cell-full', { hasText: id }).waitFor();
    await ui.workbench.screenshot('explorer-table-keyboard');
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await keyboard().press('Control+C');
    await copied((text) => text === id);
    await page().locator('vscode-button:has-text("Copy Row")').click();
    await copied((text) => text.startsWith(`{"id":"${id}","reference":`));
    await grid().focus();
    await keyboard().press('Enter');
    await page().locator('.operation[aria-current]').getByText('Get Shipment').waitFor();
    assert.equal(await page().locator('#field-id').inputValue(), id);
  });

  it('lists how an answer differs from its description, each with its places in the tree', async () => {
    await page().locator('.operation').filter({ hasText: 'List Shipments' }).click();
    sandbox.setFaults({ deviating: true, times: 1 });
    await page().locator('vscode-button:has-text("Send")').first().click();
    await page().getByRole('tab', { name: 'Differences 4' }).click();
    const lines = page().locator('.differences summary');
    await lines.filter({ hasText: /pallets_count must be a whole number or null · came: "0" .*50 places/ }).waitFor();
    await lines.filter({ hasText: /status must be one of pending, .* · came: "held"/ }).waitFor();
    await lines.filter({ hasText: /temperature_c · came: 4\.5/ }).waitFor();
    await page().locator('.difference-missing summary', { hasText: '/shipments/*/vessel' }).waitFor();
    await page().locator('.difference-group').last().scrollIntoViewIfNeeded();
    await ui.workbench.screenshot('explorer-differences');
    await lines.filter({ hasText: 'pallets_count' }).focus();
    await keyboard().press('Enter');
    await page().getByText('and 30 more').waitFor();
    await page().getByRole('button', { name: '/shipments/3/pallets_count', exact: true }).focus();
    await keyboard().press('Enter');
    await page().getByRole('tab', { name: 'Tree', selected: true }).waitFor();
    await page().locator('[role=treeitem][aria-selected=true]', { hasText: 'pallets_count' }).waitFor();
    await page()
      .getByRole('tab', { name: /^Differences/ })
      .click();
    await page().locator('vscode-button:has-text("Open List as Text")').click();
    await ui.workbench.editor.tab('.differences.txt').waitFor();
    await eventually(
      'the list of all places',
      () => ui.workbench.editor.text(),
      (text) => text.includes('/shipments/0/status: "held"'),
    );
    await ui.workbench.editor.tab('Trackberry API Explorer').click();
  });

  it('says that an answer is as documented, and that one is no JSON', async () => {
    await page().locator('vscode-button:has-text("Send")').first().click();
    await page().getByRole('tab', { name: 'Differences 0' }).click();
    await page().getByText('As documented').waitFor();
    sandbox.setFaults({ badJson: true, times: 1 });
    await page().locator('vscode-button:has-text("Send")').first().click();
    await page().getByText('A JSON body is described, and this is not JSON: line 1, column 1').waitFor();
  });

  it('lets one choose among the tables of an answer', async () => {
    await page().locator('.operation').filter({ hasText: 'Get Shipment' }).click();
    await page()
      .locator('#field-id')
      .fill(await detailedShipment(sandbox));
    await page().locator('vscode-button:has-text("Send")').first().click();
    await page()
      .getByRole('tab', { name: /^Table/ })
      .click();
    await page().locator('.table-choice').waitFor();
    const names = await page().locator('.table-choice option').allTextContents();
    assert.deepEqual(names.map((name) => name.replace(/ .*/, '')).sort(), ['shipment.checks', 'shipment.pallets']);
    await page()
      .locator('.table-choice')
      .selectOption({ label: names.find((name) => name.startsWith('shipment.checks')) ?? '' });
    await head('result').waitFor();
    await page().locator('.cell-detail').scrollIntoViewIfNeeded();
    await ui.workbench.screenshot('explorer-table-chosen');
  });
});

/** The id of one that has pallets and checks. */
async function detailedShipment(sandbox: Sandbox): Promise<string> {
  const answer = await fetch(`${sandbox.baseUrl}/shipments?status=approved&per_page=1`, {
    headers: { authorization: `Bearer ${sandbox.token}` },
  });
  const { shipments } = (await answer.json()) as { shipments: { id: string }[] };
  return shipments[0]?.id ?? '';
}
