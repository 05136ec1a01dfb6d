import assert from 'node:assert/strict';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('before a token is set', () => {
  const ui = useWorkbench();

  it('offers to set a token and to start the sandbox', async () => {
    await ui.workbench.openView('Trackberry');
    const view = ui.workbench.welcomeView();
    await view.getByRole('button', { name: 'Set API Token' }).waitFor();
    await view.getByRole('button', { name: 'Start Sandbox' }).waitFor();
    assert.match(await view.innerText(), /Connect to Trackberry/);
    await ui.workbench.screenshot('welcome');
  });
});
