import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'mocha';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const warning = 'A hard-coded API token is staged for the next commit: shipments.py:7.';
const problem = 'Hard-coded Trackberry API token.';
const staged = `Staged for the next commit: ${problem}`;
const none = 'No problems have been detected';

describe('staging a token', () => {
  let repository: TemporaryRepository;
  let text: string;
  before(async () => {
    repository = await createSampleRepository();
    text = await readFile(repository.path('shipments.py'), 'utf8');
  });
  after(() => repository.dispose());
  // In a browser VS Code saves by itself unless told.
  const ui = useWorkbench({ folder: () => repository.folder, machineSettings: { 'files.autoSave': 'off' } });

  it('warns, though git was run elsewhere and the file is not open', async () => {
    const { notifications, problems, sourceControl } = ui.workbench;
    await sourceControl.open();
    await sourceControl.row(/^shipments\.py/).waitFor();
    await problems.open();
    await notifications.open();
    const begin = performance.now();
    await repository.stage('shipments.py');
    await notifications.waitFor(warning);
    console.log(`      ${Math.round(performance.now() - begin)} ms from "git add" to the warning`);
    await problems.row(problem).waitFor();
    assert.match((await problems.rows()).join('\n'), /^shipments\.py 1\nHard-coded .*\[Ln 7, Col 39\]$/);
    assert.deepEqual(await notifications.buttons(warning), ['Open']);
    assert.ok(!(await notifications.texts()).join().includes(plantedToken));
    await ui.workbench.screenshot('staged-warning');
  });

  it('leads to the line', async () => {
    const { editor, notifications, problems, statusBar } = ui.workbench;
    await notifications.click(warning, 'Open');
    await editor.tab('shipments.py').waitFor();
    await statusBar.item(/Ln 7, Col \d+ \(34 selected\)/).waitFor();
    // Of the open text and of what is staged one is shown: it is the same token.
    assert.equal((await problems.rows()).length, 2);
    // Answered, and it was the only one.
    await notifications.root.waitFor({ state: 'hidden' });
  });

  it('says it once when the line has only moved', async () => {
    const { editor, page, problems } = ui.workbench;
    await editor.openFile('shipments.py');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# Prints\n');
    await problems.row(/^Hard-coded .*\[Ln 8, Col 39\]$/).waitFor();
    assert.equal((await problems.rows()).length, 2);
    await ui.workbench.runCommand('File: Revert File');
    await problems.row(/^Hard-coded .*\[Ln 7, Col 39\]$/).waitFor();
  });

  it('still says that it is staged when the file is mended and not staged again', async () => {
    const { editor, page, problems } = ui.workbench;
    await editor.openFile('shipments.py');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('print("$TOKEN")');
    await problems.row(/^Staged for the next commit: Hard-coded .*\[Ln 1, Col 16\]$/).waitFor();
    await editor.save();
    assert.equal((await problems.rows()).length, 2);
    await ui.workbench.screenshot('staged-mended');
    await repository.stage('shipments.py');
    await problems.root.getByText(none).waitFor();
  });

  it('marks what is staged where the file on disk differs, and shows the staged text', async () => {
    const { editor, notifications, problems, statusBar } = ui.workbench;
    await ui.workbench.runCommand('View: Close Editor');
    await editor.tab('shipments.py').waitFor({ state: 'detached' });
    await repository.write({ 'shipments.py': text });
    await repository.stage('shipments.py');
    await repository.write({ 'shipments.py': 'print("mended")\n' });
    await notifications.waitFor(warning);
    await problems.row(staged).waitFor();
    assert.match((await problems.rows()).join('\n'), /^shipments\.py 1\nStaged .*\[Ln 7, Col 39\]$/);
    await notifications.click(warning, 'Open');
    await editor.tab('shipments.py').waitFor();
    await statusBar.item(/Ln 7, Col \d+ \(34 selected\)/).waitFor();
    assert.match(await editor.text(), /Bearer tb_live/);
    await ui.workbench.runCommand('View: Close Editor');
    await repository.stage('shipments.py');
    await problems.root.getByText(none).waitFor();
  });

  it('forgets it when it is unstaged, and warns again when it is staged again', async () => {
    const { notifications, problems } = ui.workbench;
    await repository.write({ 'shipments.py': text });
    await repository.stage('shipments.py');
    await notifications.waitFor(warning);
    await problems.row(problem).waitFor();
    await notifications.clear();
    await repository.git('rm', '--cached', '--quiet', 'shipments.py');
    await problems.root.getByText(none).waitFor();
    await repository.stage('shipments.py');
    await notifications.waitFor(warning);
    await repository.git('rm', '--cached', '--quiet', 'shipments.py');
    await problems.root.getByText(none).waitFor();
    await notifications.clear();
  });

  it('does not disturb the commit of something else', async () => {
    await repository.write({ 'README.md': '# Berry import\n\nReads our shipments twice a day.\n' });
    await repository.stage('README.md');
    await ui.workbench.sourceControl.row(/^README\.md/).waitFor();
    await ui.workbench.sourceControl.commit('Twice a day');
    await eventually(
      'the commit',
      () => repository.log(),
      ([last]) => last === 'Twice a day',
    );
    assert.equal(await ui.workbench.dialog.root.isVisible(), false);
    assert.deepEqual(await ui.workbench.notifications.texts(), []);
  });
});
