import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { textsWith } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** What an attacker's page could put into a link; invented. */
const planted = ['planted', '8sKd', 'Q4xW', 'n3Zb', 'token'].join('-');
const parameters = `setToken?token=${planted}&label=Evil&address=https://evil.example/api#${planted}`;

describe('a link to the extension', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  /** As the workbench opens a link, wherever it comes from: it asks first whether the extension may be opened. */
  const openLink = async (rest: string) => {
    await ui.workbench.runCommand('Developer: Open URL');
    await ui.workbench.quickInput.waitFor('URL to open');
    await ui.workbench.quickInput.type(`code-oss://trackberry-explorer.trackberry-api-explorer/${rest}`);
    await ui.workbench.page.keyboard.press('Enter');
  };

  it('asks for a token, and takes nothing from the link', async () => {
    const { quickInput, dialog } = ui.workbench;
    await openLink(parameters);
    assert.match(await dialog.text(), /Trackberry API Explorer/);
    await dialog.click('Open');
    await quickInput.waitFor('Trackberry API Token');
    assert.equal(await quickInput.input.inputValue(), '');
    assert.equal(await quickInput.isPassword(), true);
    assert.match(await quickInput.message(), new RegExp(`sent to ${new URL(sandbox.baseUrl).origin} only`));
    assert.deepEqual(textsWith(planted, { question: await quickInput.root.innerHTML() }), []);
    await ui.workbench.screenshot('token-link');
    await quickInput.cancel();
    assert.equal(sandbox.requests.length, 0);
  });
});
