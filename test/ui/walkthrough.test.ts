import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { createSampleRepository } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { type Theme, useWorkbench } from '../support/workbench/useWorkbench.ts';
import { WalkthroughPage } from '../support/workbench/walkthroughPage.ts';

const steps = ['connect', 'shipments', 'call', 'guard'];

describe('the walkthrough', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder });
  const page = () => new WalkthroughPage(ui.workbench.page);
  const open = async () => {
    await ui.workbench.runCommand('Trackberry: Get Started');
    await page().step('connect').waitFor();
  };

  it('is opened by a command, with nothing done', async () => {
    await open();
    for (const step of steps) assert.equal(await page().step(step).getAttribute('aria-checked'), 'false', step);
  });

  it('ticks the first step off when one is connected', async () => {
    await page().choose('connect');
    await page().button('Set API Token').waitFor();
    await page().button('Start Sandbox').click();
    await page().waitForDone('connect');
    assert.equal(await page().step('shipments').getAttribute('aria-checked'), 'false');
  });

  it('ticks the second step off when the shipments are in view', async () => {
    await page().choose('shipments');
    await page().button('Show Shipments').click();
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await page().waitForDone('shipments');
  });

  it('ticks the third step off when a call was sent, not before', async () => {
    await page().choose('call');
    await page().button('Open API Explorer').click();
    const explorer = ui.workbench.editor.webview();
    await explorer.locator('vscode-button:has-text("Send")').first().waitFor();
    await open();
    assert.equal(await page().step('call').getAttribute('aria-checked'), 'false');
    await ui.workbench.editor.tab('Trackberry API').click();
    await explorer.locator('vscode-button:has-text("Send")').first().click();
    await explorer.locator('.status').getByText('200').waitFor();
    await open();
    await page().waitForDone('call');
  });

  it('ticks the last step off when the hooks are there, not when one has thought better of it', async () => {
    await page().choose('guard');
    await page().button('Scan for Hard-Coded Tokens').waitFor();
    await page().button('Install Git Hooks').click();
    await ui.workbench.dialog.click('Cancel');
    await ui.workbench.page.waitForFunction(
      `document.querySelector('.getting-started-step[data-step-id$="#guard"]').getAttribute('aria-checked') === 'false'`,
    );
    await page().button('Install Git Hooks').click();
    await ui.workbench.dialog.click('Install Hooks');
    await page().waitForDone('guard');
    await ui.workbench.screenshot('walkthrough-done');
  });
});

for (const theme of ['light', 'dark', 'high contrast'] as const satisfies readonly Theme[]) {
  describe(`the pictures of the walkthrough, ${theme}`, () => {
    const ui = useWorkbench({ theme });

    it('are drawn in the colours of the theme', async () => {
      const { workbench } = ui;
      const page = new WalkthroughPage(workbench.page);
      // In less room VS Code shows the steps without their pictures.
      await workbench.runCommand('View: Close Primary Side Bar');
      await workbench.runCommand('Trackberry: Get Started');
      await page.step('connect').waitFor();
      for (const step of steps) {
        await page.choose(step);
        const picture = page.picture(workbench.page);
        await picture.locator('svg').waitFor();
        // The picture of the step before may still be there.
        await picture.locator(`svg[id="${step}"]`).waitFor();
        const [window, editor, text] = await picture.locator('svg').evaluate<string[], unknown>(`(() => {
          const fill = (shape) => getComputedStyle(shape).fill;
          const colour = (name) => {
            const probe = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
            probe.setAttribute('fill', 'var(--vscode-' + name + ')');
            document.querySelector('svg').append(probe);
            const value = fill(probe);
            probe.remove();
            return value;
          };
          return [fill(document.querySelector('rect')), colour('editor-background'), colour('foreground')];
        })()`);
        assert.equal(window, editor);
        assert.notEqual(window, text);
        await workbench.screenshot(`walkthrough-${step}-${theme.replace(' ', '-')}`);
      }
    });
  });
}
