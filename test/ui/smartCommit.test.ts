import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'mocha';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const problem = 'Hard-coded Trackberry API token.';
const none = 'No problems have been detected';
const changed = 'The next commit takes a changed file with a hard-coded API token:';

describe('a commit of all changes, with smart commit', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder });
  const smartCommit = (settings: Readonly<Record<string, unknown>>) => ui.server.writeSettings({}, settings);

  it('is not looked at while VS Code would ask first', async () => {
    const { notifications, problems, sourceControl } = ui.workbench;
    await sourceControl.open();
    await sourceControl.row(/^shipments\.py/).waitFor();
    await repository.write({ 'README.md': '# Berry import\n' });
    await sourceControl.row(/^README\.md/).waitFor();
    await problems.open();
    await problems.root.getByText(none).waitFor();
    assert.deepEqual(await notifications.texts(), []);
  });

  it('warns of what is not staged, untracked files included', async () => {
    const { notifications, problems } = ui.workbench;
    await smartCommit({ 'git.enableSmartCommit': true });
    await notifications.waitFor(`${changed} shipments.py:7.`);
    await problems.row(problem).waitFor();
    await ui.workbench.screenshot('smart-commit');
    await notifications.clear();
  });

  it('leaves out what git does not track where the setting says so', async () => {
    await smartCommit({ 'git.enableSmartCommit': true, 'git.smartCommitChanges': 'tracked' });
    await ui.workbench.problems.root.getByText(none).waitFor();
  });

  it('leaves out what a tracked file held already', async () => {
    const { notifications, problems } = ui.workbench;
    await repository.commitAll('With a token');
    await repository.write({ 'shipments.py': `# Prints\n${await readFile(repository.path('shipments.py'), 'utf8')}` });
    await repository.write({ 'check.sh': `curl trackberry.ag -H "Authorization: Bearer ${plantedToken}"\n` });
    await notifications.waitFor(`${changed} check.sh:1.`);
    await problems.row(/^check\.sh/).waitFor();
    assert.equal((await problems.rows()).length, 2);
  });

  it('looks at the staged ones alone when there are any', async () => {
    await repository.stage('shipments.py');
    await ui.workbench.problems.root.getByText(none).waitFor();
  });
});
