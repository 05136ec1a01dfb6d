import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { ShipmentBook } from '../../src/sandbox/shipments.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const search = 'Trackberry: Search Shipments…';
const book = new ShipmentBook(60, 1);
const all = book.page(1, 60, undefined).shipments;
const loaded = all.slice(0, 25);

describe('searching shipments', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: all.length });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const tree = () => ui.workbench.tree('Shipments');
  const message = () => ui.workbench.page.locator('.sidebar .message:visible').first();
  const says = (text: string) => message().getByText(text, { exact: true }).waitFor();
  const box = () => ui.workbench.quickInput;
  const counted = (text: string) =>
    eventually(
      `the count ${text}`,
      () => box().message(),
      (shown) => shown === text,
    );
  const shownRows = async () => (await tree().rows()).filter((row) => row.startsWith('BU-'));
  const fromValparaiso = (shipment: (typeof all)[number]) => JSON.stringify(shipment).includes('Valparaiso');

  it('finds words as they are typed, without regard to capitals and accents, and says how many', async () => {
    await ui.workbench.openView('Trackberry');
    // Room for all rows: none has to be scrolled to before it is clicked.
    await ui.workbench.collapseView('Endpoints');
    await ui.workbench.collapseView('Token Findings');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await tree().row('BU-1401').waitFor();
    await ui.workbench.viewAction('Shipments', 'Search Shipments…');
    await box().waitFor('Every word is looked for in the 25 shipments that are loaded');
    await box().input.fill('VALPARAÍSO');
    const found = loaded.filter(fromValparaiso);
    await counted(`${found.length} of 25 loaded shipments`);
    await eventually('the rows that are found', shownRows, (rows) => {
      assert.deepEqual(
        rows.map((row) => row.split(' ')[0]),
        found.map(({ reference }) => reference).slice(0, rows.length),
      );
    });
    await ui.workbench.screenshot('shipments-search-box');
    await box().input.fill('valparaíso rotterdam');
    const both = found.filter(({ destination }) => destination?.startsWith('Rotterdam'));
    await counted(`${both.length} of 25 loaded shipments`);
  });

  it('leaves what is found when the box is closed, by Enter, Escape or a click on a row', async () => {
    await ui.workbench.page.keyboard.press('Escape');
    await message().getByText('“valparaíso rotterdam”: ').waitFor();
    await ui.workbench.runCommand(search);
    await box().input.fill('1401');
    await counted('1 of 25 loaded shipments');
    await tree().row('BU-1401').click();
    await box().waitForClosed();
    await says('“1401”: 1 of 25 loaded shipments');
    // The page takes the focus: a box that is opened before that would close.
    await ui.workbench.editor.webview().getByRole('heading', { level: 1, name: 'BU-1401' }).waitFor();
  });

  it('searches all shipments on request, for a price', async () => {
    await ui.workbench.runCommand(search);
    await box().answer('valparaiso');
    await says(`“valparaiso”: ${loaded.filter(fromValparaiso).length} of 25 loaded shipments`);
    await tree()
      .row(/^Search All Shipments\s*1 call, \d+ left$/)
      .click();
    await says(`“valparaiso”: ${all.filter(fromValparaiso).length} of 60 shipments`);
    await tree().row('Search All Shipments').waitFor({ state: 'hidden' });
  });

  it('is cleared by one click', async () => {
    await ui.workbench.viewAction('Shipments', 'Clear Search of Shipments');
    await message().waitFor({ state: 'hidden' });
    await tree().row('BU-1401').waitFor();
  });

  it('says that nothing is found, and offers what to do', async () => {
    await ui.workbench.runCommand(search);
    await box().answer('submarine');
    await says('“submarine”: 0 of 60 shipments');
    await eventually(
      'the rows',
      () => tree().rows(),
      (rows) => {
        assert.equal(rows[0], 'No loaded shipment matches “submarine”');
        assert.match(rows[1] ?? '', /^Clear Search$/);
        assert.match(rows[2] ?? '', /^Search Produce, Too \d\d calls, \d\d left$/);
        assert.equal(rows.length, 3);
      },
    );
    await ui.workbench.screenshot('shipments-search-nothing');
    await tree().row('Clear Search').click();
    await tree().row('BU-1401').waitFor();
  });

  it('finds the produce of a shipment that was opened', async () => {
    const opened = loaded.find(({ pallets_count }) => (pallets_count ?? 0) > 0) ?? assert.fail();
    const produce = book.detail(opened.id)?.pallets[0]?.produce_name ?? '';
    await tree().expand(opened.reference ?? '');
    await tree()
      .row(/^Pallets/)
      .waitFor();
    await ui.workbench.runCommand(search);
    await box().answer(produce);
    await says(`“${produce}”: 1 of 60 shipments`);
    await tree()
      .row(opened.reference ?? '')
      .waitFor();
  });

  it('asks for the produce of the others when that is wanted, a call for each', async () => {
    const withPallets = all.filter(({ pallets_count }) => pallets_count !== 0);
    const calls = withPallets.length - 1;
    const details = () => sandbox.requests.filter(({ url }) => url.includes('/ship_')).length;
    const before = details();
    await tree()
      .row(new RegExp(`^Search Produce, Too\\s*${calls} calls, \\d+ left$`))
      .click();
    await eventually('the calls', details, (made) => made === before + calls, { timeout: 60_000 });
    const produce = book.detail(withPallets[0]?.id ?? '')?.pallets[0]?.produce_name ?? '';
    const found = withPallets.filter(({ id }) =>
      book.detail(id)?.pallets.some(({ produce_name }) => produce_name === produce),
    );
    assert.ok(found.length > 1);
    await ui.workbench.runCommand(search);
    await box().answer(produce);
    await says(`“${produce}”: ${found.length} of 60 shipments`);
    await tree().row('Search Produce, Too').waitFor({ state: 'hidden' });
  });
});

describe('searching the produce of shipments where too few calls are left', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 8, limit: 6 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ theme: 'dark', settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  it('names the price, and does nothing without consent', async () => {
    const tree = ui.workbench.tree('Shipments');
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await tree.row('BU-1349').waitFor();
    await ui.workbench.runCommand(search);
    await ui.workbench.quickInput.answer('avocado');
    await tree.row('No loaded shipment matches “avocado”').waitFor();
    await tree.row('Search Produce, Too').click();
    assert.match(await ui.workbench.dialog.text(), /Loading produce costs \d calls/);
    await ui.workbench.screenshot('shipments-search-produce');
    await ui.workbench.dialog.click('Cancel');
    await tree.row('Search Produce, Too').waitFor();
    assert.ok(!sandbox.requests.some(({ url }) => url.includes('/ship_')));
  });
});
