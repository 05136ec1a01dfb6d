import assert from 'node:assert/strict';
import { access, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'mocha';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** Set before the tests begin, as the server's environment is. */
const home = await temporaryFolder('home');
const hooks = join(home, 'my hooks');
await writeFile(join(home, 'gitconfig'), `[core]\n\thooksPath = ${hooks}\n`);

describe('one hooks folder for all repositories', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
    await mkdir(hooks);
    await writeFile(join(hooks, 'pre-commit'), '#!/bin/sh\necho mine\n', { mode: 0o755 });
  });
  after(async () => {
    await repository.dispose();
    await removeFolder(home);
  });
  const ui = useWorkbench({
    folder: () => repository.folder,
    env: { GIT_CONFIG_GLOBAL: join(home, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' },
  });

  it('is named before anything is written there', async () => {
    await ui.workbench.sourceControl.open();
    await ui.workbench.runCommand('Trackberry: Install Git Hooks');
    const question = await ui.workbench.dialog.text();
    assert.match(question, /in all your repositories\?/);
    assert.ok(question.includes(hooks), question);
    await ui.workbench.screenshot('hook-consent-shared');
    await ui.workbench.dialog.click('Cancel');
    await assert.rejects(stat(join(hooks, 'pre-merge-commit')), { code: 'ENOENT' });
  });

  it('gets the hooks with consent, and a commit is stopped', async () => {
    await ui.workbench.runCommand('Trackberry: Install Git Hooks');
    await ui.workbench.dialog.click('Install Hooks');
    await ui.workbench.notifications.waitFor('What was there before (pre-commit) runs after the scan.');
    await ui.workbench.notifications.clear();
    await assert.rejects(access(repository.path('.git/hooks/pre-commit')), { code: 'ENOENT' });
    await repository.stage('shipments.py');
    await ui.workbench.sourceControl.row(/^Staged Changes/).waitFor();
    await ui.workbench.sourceControl.commit('Token');
    const { dialog } = ui.workbench;
    const text = await eventually(
      'the reason for the refusal',
      () => dialog.text(),
      (shown) => shown.includes('commit stopped'),
    );
    assert.ok(!text.includes(plantedToken));
    await dialog.click('Cancel');
  });

  it('is named before they are taken away, to the byte', async () => {
    await ui.workbench.runCommand('Trackberry: Remove Git Hooks');
    assert.ok((await ui.workbench.dialog.text()).includes(hooks));
    await ui.workbench.dialog.click('Remove Hooks');
    await ui.workbench.notifications.waitFor('what was there before (pre-commit) is back in its place');
    assert.equal(await readFile(join(hooks, 'pre-commit'), 'utf8'), '#!/bin/sh\necho mine\n');
  });
});
