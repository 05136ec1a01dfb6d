import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('without a mouse', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder });
  const press = (key: string) => ui.workbench.page.keyboard.press(key);
  /** Down from row to row, until the one with this text has the focus. */
  const goTo = (tree: string, text: string) =>
    eventually(
      `the focus on "${text}"`,
      async () => {
        const [now = ''] = await ui.workbench.tree(tree).root.locator('.monaco-list-row.focused').allInnerTexts();
        if (!now.includes(text)) await press('ArrowDown');
        return now;
      },
      (now) => now.includes(text),
    );
  /** Labels in the menu of the row that has the focus. */
  const menu = async (): Promise<string[]> => {
    await press('Shift+F10');
    const items = ui.workbench.page.locator('.context-view .action-label[aria-label]');
    await items.first().waitFor();
    const labels = await items.allInnerTexts();
    await press('Escape');
    await items.first().waitFor({ state: 'hidden' });
    return labels;
  };

  it('one connects by the buttons of the view', async () => {
    await ui.workbench.focusView('Shipments');
    const start = ui.workbench.welcomeView().getByRole('button', { name: 'Start Sandbox' });
    await start.waitFor();
    const focused = async () => {
      await press('Tab');
      // Nothing may have the focus: after the last place of the window, or when what had it was made anew.
      return ui.workbench.page.locator(':focus').allInnerTexts();
    };
    await eventually('the focus on the button', focused, ([text]) => text === 'Start Sandbox');
    await press('Enter');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
  });

  it('one opens a shipment, and finds in the menu of its row what stands beside it', async () => {
    await ui.workbench.focusView('Shipments');
    await goTo('Shipments', 'BU-1588');
    const labels = await menu();
    for (const label of ['Show Shipment', 'Show Shipment as JSON', 'Open in API Explorer']) {
      assert.ok(labels.includes(label), `${label}: ${labels.join(', ')}`);
    }
    await press('Enter');
    await ui.workbench.editor.webview().getByRole('heading', { name: 'BU-1588' }).waitFor();
  });

  it('one opens a call of the API', async () => {
    await ui.workbench.focusView('Endpoints');
    await goTo('Endpoints', 'Create Shipment');
    await press('Enter');
    await ui.workbench.editor.webview().locator('.operation[aria-current]').getByText('Create Shipment').waitFor();
  });

  it('one goes to a finding, and finds what can be done with it', async () => {
    await ui.workbench.runCommand('Trackberry: Scan for Hard-Coded Tokens');
    await ui.workbench.tree('Token Findings').row('Trackberry token').waitFor();
    await ui.workbench.focusView('Token Findings');
    await goTo('Token Findings', 'Trackberry token');
    const labels = await menu();
    for (const label of ['Read Token from the Environment…', 'Ignore Finding Here…', 'Revoke Token…']) {
      assert.ok(labels.includes(label), `${label}: ${labels.join(', ')}`);
    }
    await press('Enter');
    await ui.workbench.editor.tab('shipments.py').waitFor();
  });
});
