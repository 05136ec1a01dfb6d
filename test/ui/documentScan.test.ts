import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { plantedToken } from '../support/sampleRepository.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const hardCoded = 'Hard-coded Trackberry API token.';
const own = 'This is your own Trackberry API token.';

/** In a browser VS Code saves by itself. */
const byHand = { 'files.autoSave': 'off' };

const notebook = {
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Shipments of this week\n'] },
    {
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source: ['# trackberry\n', `headers = {"Authorization": "Bearer ${plantedToken}"}\n`],
    },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
};

describe('the scan of open documents', () => {
  let repository: TemporaryRepository;
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
    repository = await TemporaryRepository.create(
      {
        '.gitignore': '.env\n',
        '.env': `TRACKBERRY_API_TOKEN=${sandbox.token}\n`,
        'notes.txt': `For the new colleague:\n  ${sandbox.token}\n`,
        'week.ipynb': JSON.stringify(notebook, undefined, 1),
      },
      'berry-import',
    );
  });
  after(async () => {
    await repository.dispose();
    await sandbox.close();
  });
  const ui = useWorkbench({
    folder: () => repository.folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl, ...byHand }),
  });

  it('marks a token as one types, in a document without a file, until the text is mended', async () => {
    const { editor, page, problems } = ui.workbench;
    await ui.workbench.runCommand('File: New Untitled Text File');
    await editor.tab('Untitled-1').waitFor();
    // VS Code names the document after its first line.
    await editor.typeAtEnd(`# Draft\nTRACKBERRY_API_TOKEN=${plantedToken}`);
    await problems.open();
    await problems.row(hardCoded).waitFor();
    assert.match((await problems.rows()).join(), /# Draft 1,.*\[Ln 2, Col 22\]/);
    await ui.workbench.screenshot('scan-as-you-type');
    await page.locator('.editor-group-container.active .view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('TRACKBERRY_API_TOKEN=$(pass trackberry)');
    await problems.row(hardCoded).waitFor({ state: 'detached' });
    await ui.workbench.runCommand('View: Revert and Close Editor');
  });

  it('looks into the cells of a notebook', async () => {
    const { problems } = ui.workbench;
    await ui.workbench.quickInput.openFile('week.ipynb');
    await ui.workbench.page.locator('.notebookOverlay').waitFor();
    await problems.row(hardCoded).waitFor();
    assert.match((await problems.rows()).join(), /^week\.ipynb 1,.*\[Ln 2, Col 37\]$/);
    await ui.workbench.screenshot('scan-notebook');
    await ui.workbench.runCommand('View: Close Editor');
    await problems.row(hardCoded).waitFor({ state: 'detached' });
  });

  it('knows the own token by value, in a file that mentions nothing, but not in one that git ignores', async () => {
    const { editor, problems } = ui.workbench;
    await editor.openFile(repository.path('.env'));
    await editor.openFile('notes.txt');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await problems.row(own).waitFor();
    assert.match((await problems.rows()).join('\n'), /^notes\.txt 1\n.*\[Ln 2, Col 3\]$/);
    await ui.workbench.notifications.clear();
    await ui.workbench.screenshot('scan-own-token');
  });

  it('follows the text: a token that moves is marked where it is', async () => {
    const { page, problems, statusBar } = ui.workbench;
    await ui.workbench.editor.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await statusBar.item('Ln 1, Col 1').waitFor();
    await page.keyboard.type('Read this first.\n\n');
    await statusBar.item('Ln 3, Col 1').waitFor();
    await problems.row('[Ln 4, Col 3]').waitFor();
    await problems.row('[Ln 2, Col 3]').waitFor({ state: 'detached' });
  });

  it('no longer marks a token that is not one’s own any more', async () => {
    const { dialog, problems } = ui.workbench;
    await ui.workbench.runCommand('Trackberry: Remove Organization…');
    await dialog.click('Remove');
    await problems.row(own).waitFor({ state: 'detached' });
  });
});

describe('the scan of open documents, with looking as one types turned off', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await TemporaryRepository.create({ 'import.sh': '# trackberry\n' });
  });
  after(() => repository.dispose());
  const ui = useWorkbench({
    folder: () => repository.folder,
    userSettings: { 'trackberry.scan.onType': false, ...byHand },
  });

  it('looks when a document is saved, and forgets it when it is closed', async () => {
    const { editor, problems } = ui.workbench;
    await editor.openFile('import.sh');
    await problems.open();
    await editor.typeAtEnd(`TRACKBERRY_API_TOKEN=${plantedToken}`);
    assert.equal(await problems.row(hardCoded).count(), 0);
    await editor.save();
    await problems.row(hardCoded).waitFor();
    assert.match(await repository.git('status', '--porcelain', '--', 'import.sh'), /import\.sh/);
    await ui.workbench.runCommand('View: Close Editor');
    await editor.tab('import.sh').waitFor({ state: 'detached' });
    // Nobody asked for a scan of the workspace: what is not open is not listed.
    await problems.row(hardCoded).waitFor({ state: 'detached' });
  });
});
