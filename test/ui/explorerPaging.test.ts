import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('a list in pages, in the explorer', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 1_340 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const explorer = () => new ExplorerPage(ui.workbench);
  const pagesSince = (from: number) =>
    sandbox.requests.slice(from).map(({ url, status }) => {
      const { searchParams } = new URL(url, sandbox.baseUrl);
      return [searchParams.get('page'), searchParams.get('per_page'), status].map(Number);
    });
  const allPages = (label: RegExp) => explorer().button(label).waitFor();
  /** The address in the answer's head. */
  const answerTo = (query: string) => explorer().frame.locator('.answer-url').getByText(query);
  const firstPage = async () => {
    await explorer().field('page').fill('');
    await explorer().send.click();
    await explorer().button('Next Page').waitFor();
  };

  it('goes on to the next page, which the form shows', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await explorer().field('status').selectOption('approved');
    await explorer().field('per_page').fill('10');
    await explorer().send.click();
    await explorer().button('Next Page').click();
    await eventually(
      'the second page',
      () => sandbox.requests.at(-1)?.url,
      (url) => /page=2&per_page=10&status=approved/.test(url ?? ''),
    );
    assert.equal(await explorer().field('page').inputValue(), '2');
    await answerTo('page=2').waitFor();
    await explorer().button('Next Page').press('Enter');
    await answerTo('page=3').waitFor();
    assert.equal(await explorer().field('page').inputValue(), '3');
    await ui.workbench.screenshot('explorer-next-page');
  });

  it('compares an answer with the one before it, in the diff of the editor', async () => {
    await explorer().button('Compare with Previous Answer').click();
    const tab = await ui.workbench.editor.tab('parameters differ').innerText();
    assert.match(tab, /page=2&per_page=10.* ↔ .*page=3&per_page=10.*\(parameters differ\)/);
    await ui.workbench.page.locator('.monaco-diff-editor .line-delete').first().waitFor();
    await ui.workbench.screenshot('explorer-compare');
    await ui.workbench.editor.tab('Trackberry API Explorer').click();
    await answerTo('page=3').waitFor();
  });

  it('names what all pages cost and what is left, and asks where that is less', async () => {
    await explorer().field('status').selectOption({ index: 0 });
    await explorer().field('per_page').fill('');
    sandbox.setRemaining(13);
    await firstPage();
    await allPages(/All Pages \(15 calls, 12 left\)/);
    const from = sandbox.requests.length;
    await explorer().button('All Pages').click();
    assert.match(
      await ui.workbench.dialog.text(),
      /Reading all pages costs 15 calls[\s\S]*12 are left, of which 10 are kept/,
    );
    await ui.workbench.dialog.click('Cancel');
    await explorer().text('Nothing was sent').waitFor();
    assert.deepEqual(pagesSince(from), []);
  });

  it('shows how far it has come, waits for the reset, lets a person pass, and keeps what has come when it is cancelled', async () => {
    await firstPage();
    const from = sandbox.requests.length;
    await allPages(/All Pages \(15 calls, 11 left\)/);
    await explorer().button('All Pages').click();
    await ui.workbench.dialog.click('Read All');
    await explorer()
      .text(/Page 1 of 15, 100 rows · goes on at \d/)
      .waitFor();
    await ui.workbench.screenshot('explorer-all-pages');
    await ui.workbench.tree('Shipments').expand('BU-2681');
    await ui.workbench
      .tree('Shipments')
      .row(/^Pallets/)
      .waitFor();
    await explorer().button('Cancel').click();
    await explorer().text('100 of 1,340 rows, read with 1 call, then cancelled.').waitFor();
    assert.equal(pagesSince(from).filter(([page]) => page !== 0).length, 1);
    await ui.workbench.screenshot('explorer-all-pages-cancelled');
  });
});

describe('a list in pages, where enough is left', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 1_340 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  it('is one answer with every row, in order and letter by letter', async () => {
    const explorer = new ExplorerPage(ui.workbench);
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await explorer.send.click();
    await explorer.button(/All Pages \(15 calls, 9\d left\)/).waitFor();
    const from = sandbox.requests.length;
    await explorer.button('All Pages').focus();
    await ui.workbench.page.keyboard.press('Enter');
    await explorer.text('All 1,340 rows, read with 15 calls.').waitFor();
    assert.equal(sandbox.requests.length, from + 15);
    assert.ok(sandbox.requests.every(({ status }) => status === 200));
    await explorer.button('Open as Text').click();
    await ui.workbench.editor.tab('shipments.json').waitFor();
    await ui.workbench.page.locator('.editor-group-container.active .monaco-editor .view-line').first().click();
    await ui.workbench.page.keyboard.press('ControlOrMeta+End');
    await eventually(
      'the last row and meta',
      () => ui.workbench.editor.text(),
      (text) => /"reference": "BU-1342"[\s\S]*"total": 1340/.test(text),
    );
  });
});
