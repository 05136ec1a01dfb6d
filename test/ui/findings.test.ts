import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { textsWith } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const byHand = { 'files.autoSave': 'off' };

describe('the view of token findings', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
    await repository.write({
      'config/import.yml': `trackberry:\n  api_token: ${plantedToken}\nother:\n  page_size: 25\n`,
      'old/call.sh': `curl https://api.example.com/v2 -H "Authorization: Bearer ${plantedToken}"\n`,
    });
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder, userSettings: byHand, theme: 'dark' });
  const tree = () => ui.workbench.tree('Token Findings');
  const badge = (name: string) => ui.workbench.page.locator('.activitybar').getByRole('tab', { name });

  it('says that nothing was looked at yet, and offers the scan', async () => {
    await ui.workbench.openView('Trackberry');
    const welcome = ui.workbench.welcomeView('Token Findings');
    await welcome.getByRole('button', { name: 'Scan Workspace' }).waitFor();
    await ui.workbench.screenshot('findings-unscanned');
    await welcome.getByRole('button', { name: 'Scan Workspace' }).click();
  });

  it('lists them by file, errors first, and shows their number', async () => {
    await tree().row('shipments.py').waitFor();
    await ui.workbench.notifications.clear();
    assert.deepEqual(await tree().rows(), [
      'import.yml config',
      'Trackberry token line 2: tb… (34 characters)',
      'shipments.py',
      'Trackberry token line 7: tb… (34 characters)',
      'call.sh old',
      'Bearer token line 1: tb… (34 characters)',
    ]);
    assert.equal(await badge('Trackberry - 3 hard-coded tokens').innerText(), '3');
    await ui.workbench.screenshot('findings-dark');
    assert.deepEqual(textsWith(plantedToken, { view: await tree().root.innerHTML() }), []);
  });

  it('leads to the place', async () => {
    await tree().row('line 7').click();
    await ui.workbench.editor.tab('shipments.py').waitFor();
    await ui.workbench.statusBar.item(/Ln 7, Col \d+ \(34 selected\)/).waitFor();
  });

  it('says over the token why it was found, how sure that is, and what to do', async () => {
    const { editor, page } = ui.workbench;
    const text = await editor.hover('tb_live');
    assert.match(text, /Why: a literal stands where a token belongs, and line 5 names Trackberry\./);
    assert.match(text, /How sure: Likely/);
    assert.match(text, /What to do: Read it from the environment\./);
    assert.deepEqual(textsWith(plantedToken, { hover: text }), []);
    await ui.workbench.screenshot('finding-hover', 'where it is');
    await page.keyboard.press('Escape');
  });
});
