import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { createSampleRepository } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('what a screen reader says', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder });
  /** Of the item of the status bar with this id, once it reads so. */
  const inStatusBar = (id: string, name: RegExp) =>
    ui.workbench.page.locator(`.statusbar-item[id$="trackberry.${id}"]`).getByRole('button', { name }).waitFor();
  /** Of the rows in view, from top to bottom. */
  const inTree = async (tree: string): Promise<string[]> => {
    const rows = await ui.workbench
      .tree(tree)
      .root.getByRole('treeitem')
      .evaluateAll((elements) =>
        elements.map((element) => [Number(element.getAttribute('data-index')), element.getAttribute('aria-label')]),
      );
    return rows.sort(([a], [b]) => Number(a) - Number(b)).map(([, name]) => String(name));
  };
  const assertNames = (names: readonly string[], ...expected: readonly RegExp[]) => {
    for (const name of expected)
      assert.ok(
        names.some((each) => name.test(each)),
        `${name}: ${names.join(' | ')}`,
      );
  };

  it('of the status bar: that nothing is connected, then the organization and the rate limit', async () => {
    await ui.workbench.openView('Trackberry');
    await inStatusBar('organization', /^Trackberry, not connected: set an API token/);
    await ui.workbench.runCommand('Trackberry: Start Sandbox');
    await inStatusBar('organization', /^Trackberry, connected to Sandbox: switch the organization/);
    await inStatusBar('rateLimit', /^Trackberry rate limit of Sandbox: ~?\d+ of 100 calls left/);
  });

  it('of shipments: the reference first, then the status, which the eye sees as an icon, and the rest', async () => {
    const tree = ui.workbench.tree('Shipments');
    await tree.expand('BU-1588');
    await tree.row('Completeness').waitFor();
    const names = await inTree('Shipments');
    assertNames(
      names,
      /^BU-1591, Pending, CMA Verdi · Santos, Brazil → Vlissingen, Netherlands/,
      /^BU-1588, Approved, /,
      /^Pallets \(5\)/,
      /^P001 Thompson Grape\s+194 boxes/,
      /^Checks \(4\)/,
      /^Completeness\s+pass/,
    );
    for (const name of names) assert.doesNotMatch(name, /\$\(|undefined/);
  });

  it('of endpoints: what the call does, its method and path', async () => {
    assertNames(
      await inTree('Endpoints'),
      /^Shipments/,
      /^List Shipments, GET \/shipments$/,
      /^Create Shipment, POST \/shipments$/,
    );
  });

  it('of findings: how many a file has, how grave one is, and where', async () => {
    await ui.workbench.runCommand('Trackberry: Scan for Hard-Coded Tokens');
    await ui.workbench.tree('Token Findings').row('Trackberry token').waitFor();
    assertNames(
      await inTree('Token Findings'),
      /^shipments\.py, 1 finding$/,
      /^error: Trackberry token, line 7: tb… \(34 characters\)$/,
    );
  });

  it('of the history: how many calls a day has, what each was and what came of it', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Trackberry: Open API Explorer');
    const page = workbench.editor.webview();
    await page.locator('vscode-button:has-text("Send")').first().click();
    await page.locator('.status').getByText('200').waitFor();
    await workbench.expandView('History');
    await workbench.tree('History').row('GET').waitFor();
    assertNames(await inTree('History'), /^Today, 1 call$/, /^List Shipments, GET \/shipments, 200 · \d+ ms · \d/);
  });
});
