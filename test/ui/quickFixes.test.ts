import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { filesWith } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const byHand = { 'files.autoSave': 'off' };

describe('the quick fixes of a finding', () => {
  let repository: TemporaryRepository;
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
    repository = await createSampleRepository();
    await repository.write({
      '.gitignore': 'build/\n',
      'live.py': `# trackberry\nTRACKBERRY_API_TOKEN = "${sandbox.token}"\n`,
    });
  });
  after(async () => {
    await repository.dispose();
    await sandbox.close();
  });
  const ui = useWorkbench({
    folder: () => repository.folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl, ...byHand }),
  });
  const open = async (file: string) => {
    const { editor, problems } = ui.workbench;
    await editor.openFile(file);
    await problems.open();
    const place = problems.row(/\[Ln \d+, Col \d+\]/);
    await place.dblclick();
    await ui.workbench.statusBar.item(/\(\d+ selected\)/).waitFor();
  };

  it('are what one can do, that which mends first', async () => {
    await open('shipments.py');
    assert.deepEqual(await ui.workbench.editor.quickFixes(), [
      'Read it from the environment (TRACKBERRY_API_TOKEN)…',
      'Move it to .env…',
      'Store it in VS Code…',
      'Ignore it here…',
      'Ignore it in .trackberryignore…',
      'Is it live?…',
      'Revoke it…',
    ]);
    await ui.workbench.screenshot('quick-fixes');
    await ui.workbench.page.keyboard.press('Escape');
  });

  it('asks Trackberry whether a token is live only when one agrees, and names the address', async () => {
    const { dialog, editor, notifications } = ui.workbench;
    await editor.quickFix('Is it live?');
    assert.match(await dialog.text(), new RegExp(`Send this token to ${new URL(sandbox.baseUrl).origin}\\?`));
    await ui.workbench.screenshot('is-it-live');
    await dialog.click('Cancel');
    assert.equal(sandbox.requests.length, 0);
    await editor.quickFix('Is it live?');
    await dialog.click('Send It');
    await notifications.waitFor('refuses the token (401)');
    assert.equal(sandbox.requests.length, 1);
    await notifications.clear();
  });

  it('moves the token to .env, shown before, and saves what it touches', async () => {
    const { editor, notifications, quickInput } = ui.workbench;
    await editor.quickFix('Move it to .env');
    await quickInput.waitFor('Apply and Save');
    assert.match((await quickInput.itemTexts()).join(), /Also adds "\.env" to \.gitignore/);
    await ui.workbench.screenshot('move-to-env-preview');
    await quickInput.pick('Apply and Save');
    await notifications.waitFor('TRACKBERRY_API_TOKEN is in .env');
    const text = await eventually(
      'the saved file',
      () => readFile(repository.path('shipments.py'), 'utf8'),
      (saved) => !saved.includes(plantedToken),
    );
    assert.match(text, /f"Bearer \{os\.environ\['TRACKBERRY_API_TOKEN'\]\}"/);
    assert.equal(await readFile(repository.path('.env'), 'utf8'), `TRACKBERRY_API_TOKEN=${plantedToken}\n`);
    assert.equal((await stat(repository.path('.env'))).mode & 0o777, 0o600);
    assert.equal(await readFile(repository.path('.gitignore'), 'utf8'), 'build/\n.env\n');
    assert.equal(await repository.git('check-ignore', '.env'), '.env');
    await ui.workbench.screenshot('moved-to-env');
  });

  it('says that Local History may keep the old copy', async () => {
    const { notifications } = ui.workbench;
    await notifications.click('The token is out of this file.', 'Show Timeline');
    await ui.workbench.page.locator('.sidebar').getByText('Workspace Edit').waitFor();
    await notifications.clear();
  });

  it('says that a token is live', async () => {
    await open('live.py');
    await ui.workbench.editor.quickFix('Is it live?');
    await ui.workbench.dialog.click('Send It');
    await ui.workbench.notifications.waitFor('The token is live at http');
    assert.equal(sandbox.requests.length, 2);
    await ui.workbench.notifications.clear();
  });

  it('changes nothing when what it shows is discarded', async () => {
    const { editor, quickInput } = ui.workbench;
    await editor.quickFix('Read it from the environment');
    await quickInput.pick('Discard');
    await editor.tab('Read TRACKBERRY_API_TOKEN').waitFor({ state: 'detached' });
    assert.deepEqual(await repository.git('diff', '--name-only'), '.gitignore');
    assert.match(await readFile(repository.path('live.py'), 'utf8'), new RegExp(sandbox.token));
  });

  it('reads the token from the environment, and then keeps it in VS Code when one wants', async () => {
    const { dialog, editor, quickInput, statusBar } = ui.workbench;
    await open('live.py');
    await editor.quickFix('Read it from the environment');
    await quickInput.pick('Apply and Save');
    assert.match(await dialog.text(), /live\.py now reads TRACKBERRY_API_TOKEN\. Keep the value of the token\?/);
    assert.deepEqual(await dialog.buttons(), ['Store It in VS Code', 'No', 'Add It to .env']);
    await ui.workbench.screenshot('keep-the-value');
    await dialog.click('Store It in VS Code');
    await quickInput.answer('Acme Produce', 'Name of the Organization');
    await statusBar.item('100').waitFor();
    assert.deepEqual(await filesWith(sandbox.token, repository.folder), []);
  });
});
