import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { filesWith } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const notebook = {
  cells: [
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

const byHand = { 'files.autoSave': 'off' };

describe('the quick fixes of a finding', () => {
  let repository: TemporaryRepository;
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
    repository = await createSampleRepository();
    await repository.write({
      '.gitignore': 'build/\n',
      'again.py': `trackberry_token = "${plantedToken}"\n`,
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
    await editor.waitForFocus();
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
    const { editor, notifications } = ui.workbench;
    await editor.quickFix('Move it to .env');
    await notifications.waitFor('is the change to shipments.py right, and ".env" added to .gitignore?');
    await ui.workbench.screenshot('move-to-env-preview');
    await editor.titleAction('Apply and Save Change').click();
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
    const { editor } = ui.workbench;
    await editor.quickFix('Read it from the environment');
    await editor.titleAction('Discard Change').click();
    await editor.tab('Read TRACKBERRY_API_TOKEN').waitFor({ state: 'detached' });
    assert.deepEqual(await repository.git('diff', '--name-only'), '.gitignore');
    assert.match(await readFile(repository.path('live.py'), 'utf8'), new RegExp(sandbox.token));
  });

  it('reads the token from the environment, and then keeps it in VS Code when one wants', async () => {
    const { dialog, editor, quickInput, statusBar } = ui.workbench;
    await open('live.py');
    await editor.quickFix('Read it from the environment');
    await editor.titleAction('Apply and Save Change').click();
    assert.match(await dialog.text(), /live\.py now reads TRACKBERRY_API_TOKEN\. Keep the value of the token\?/);
    assert.deepEqual(await dialog.buttons(), ['Store It in VS Code', 'No', 'Add It to .env']);
    await ui.workbench.screenshot('keep-the-value');
    await dialog.click('Store It in VS Code');
    await quickInput.answer('Acme Produce', 'Name of the Organization');
    await statusBar.item('100').waitFor();
    assert.deepEqual(await filesWith(sandbox.token, repository.folder), []);
  });

  it('sends and stores a token only when one says so', async () => {
    const { dialog, editor, statusBar } = ui.workbench;
    await open('again.py');
    const sent = sandbox.requests.length;
    await editor.quickFix('Store it in VS Code');
    assert.match(await dialog.text(), /^Send this token to http:.* and store it\?/);
    await dialog.click('Cancel');
    await statusBar.item('/100').waitFor();
    assert.equal(sandbox.requests.length, sent);
  });
});

describe('the quick fixes of a finding, in files of many kinds', () => {
  let repository: TemporaryRepository;
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
    repository = await TemporaryRepository.create({
      '.env': 'PORT=8080\n',
      'call.py': `import requests\n\nif True:\n    trackberry_token = "${plantedToken}"\n`,
      'own.txt': `For the new colleague: ${sandbox.token}\n`,
      'other.sh': `curl -H "Authorization: Bearer ${plantedToken}" https://api.example.com/v2\n`,
      'week.ipynb': JSON.stringify(notebook, undefined, 1),
    });
    await repository.commitAll('Begin');
    await repository.write({ 'call.json': `{\n  "trackberryToken": "${plantedToken}"\n}\n` });
    await repository.stage('call.json');
  });
  after(async () => {
    await repository.dispose();
    await sandbox.close();
  });
  const ui = useWorkbench({
    folder: () => repository.folder,
    theme: 'dark',
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl, ...byHand }),
  });
  const tree = () => ui.workbench.tree('Token Findings');
  const saved = (file: string, accept: (text: string) => boolean) =>
    eventually(`the saved ${file}`, () => readFile(repository.path(file), 'utf8'), accept);

  it('ignores it by a comment with a reason, which is not the token', async () => {
    const { quickInput } = ui.workbench;
    await ui.workbench.openView('Trackberry');
    await ui.workbench.runCommand('Trackberry: Scan for Hard-Coded Tokens');
    await ui.workbench.notifications.waitFor('4 hard-coded tokens in 4 files');
    await ui.workbench.notifications.clear();
    await tree().contextAction(/^.*line 4/, 'Ignore Finding Here…');
    await quickInput.waitFor('Ignore This Finding');
    await quickInput.type(`it is ${plantedToken}`);
    await eventually(
      'what is wrong with the reason',
      () => quickInput.message(),
      (message) => message.includes('must not hold the token'),
    );
    await ui.workbench.screenshot('ignore-reason');
    await quickInput.answer('invented, for the tests');
    const text = await saved('call.py', (now) => now.includes('trackberry:ignore'));
    assert.match(text, /\n {4}# trackberry:ignore invented, for the tests\n {4}trackberry_token = /);
    await tree().row('call.py').waitFor({ state: 'detached' });
  });

  it('ignores it by its fingerprint where there are no comments', async () => {
    const { notifications, quickInput } = ui.workbench;
    await tree().contextAction('line 2', 'Ignore Finding Here…');
    await quickInput.answer('an example', 'Ignore This Finding');
    await notifications.waitFor('This kind of file has no comments.');
    await notifications.clear();
    await tree().contextAction('line 2', 'Ignore Finding in .trackberryignore…');
    await quickInput.answer('an example', 'Ignore This Finding');
    await notifications.waitFor('call.json:2 is ignored from now on');
    await notifications.clear();
    assert.match(
      await readFile(repository.path('.trackberryignore'), 'utf8'),
      /^[0-9a-f]{16} # call\.json:2 an example\n$/,
    );
    // Staged or not.
    await tree().row('call.json').waitFor({ state: 'detached' });
  });

  it('puts no token into an .env that git tracks', async () => {
    await tree().contextAction('Bearer token', 'Move Token to .env…');
    await ui.workbench.notifications.waitFor('The .env of this repository is tracked');
    await ui.workbench.screenshot('tracked-env');
    await ui.workbench.notifications.clear();
    assert.equal(await repository.git('status', '--porcelain', '--', '.env', 'other.sh'), '');
  });

  it('replaces a token in a cell of a notebook, and saves the notebook', async () => {
    const { dialog, editor, quickInput } = ui.workbench;
    await quickInput.openFile('week.ipynb');
    await ui.workbench.page.locator('.notebookOverlay').waitFor();
    await tree().row('line 2').waitFor();
    await tree().contextAction('line 2', 'Read Token from the Environment…');
    await editor.titleAction('Apply and Save Change').waitFor();
    await ui.workbench.screenshot('preview-of-a-cell');
    await editor.titleAction('Apply and Save Change').click();
    await dialog.click('No');
    const text = await saved('week.ipynb', (now) => !now.includes(plantedToken));
    assert.match(text, /os\.environ/);
    await editor.tab('week.ipynb').waitFor();
    await ui.workbench.runCommand('View: Close All Editors');
    await ui.workbench.notifications.clear();
  });

  it('replaces a token in a document without a file, and says that it is not saved', async () => {
    const { dialog, editor, notifications, page, quickInput } = ui.workbench;
    await ui.workbench.runCommand('File: New Untitled Text File');
    await editor.tab('Untitled-1').waitFor();
    await ui.workbench.runCommand('Change Language Mode');
    await quickInput.waitFor('Select Language Mode');
    await quickInput.type('JavaScript');
    await page.keyboard.press('Enter');
    await quickInput.waitForClosed();
    await editor.typeAtEnd(`const trackberryToken = '${plantedToken}`);
    await tree().contextAction('Trackberry token', 'Read Token from the Environment…');
    await editor.titleAction('Apply and Save Change').click();
    await dialog.click('No');
    await notifications.waitFor('but not all of it is saved');
    assert.match(await editor.text(), /const trackberryToken = process\.env\.TRACKBERRY_API_TOKEN/);
    await notifications.clear();
    await ui.workbench.runCommand('View: Revert and Close Editor');
  });

  it('never ignores the own token, and leads to the site to revoke it', async () => {
    const { dialog, editor, notifications, quickInput } = ui.workbench;
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await editor.openFile('own.txt');
    await ui.workbench.problems.open();
    await ui.workbench.problems.row('This is your own Trackberry API token.').dblclick();
    await ui.workbench.statusBar.item(/\(\d+ selected\)/).waitFor();
    await editor.hover(sandbox.token.slice(0, 8), 'Why: this is your own token');
    await ui.workbench.page.keyboard.press('Escape');
    assert.deepEqual(await editor.quickFixes(), [
      'Read it from the environment (TRACKBERRY_API_TOKEN)…',
      'Move it to .env…',
      'Is it live?…',
      'Revoke it…',
    ]);
    await ui.workbench.page.keyboard.press('Escape');
    await editor.quickFix('Is it live?');
    await dialog.click('Send It');
    await notifications.waitFor('It is the one of Acme Produce.');
    await notifications.clear();
    await editor.quickFix('Revoke it');
    const { origin } = new URL(sandbox.baseUrl);
    assert.ok((await dialog.text()).startsWith(`Revoke this token at ${origin}?`));
    await ui.workbench.screenshot('revoke');
    const opened = ui.context.waitForEvent('page');
    await dialog.click('Open the Site');
    // VS Code in a browser leads to this machine through itself.
    assert.ok((await opened).url().endsWith(`/proxy/${new URL(origin).port}/`));
    await (await opened).close();
    await quickInput.waitFor('New API Token of Acme Produce');
    assert.equal(await quickInput.isPassword(), true);
    await quickInput.answer(sandbox.readOnlyToken, 'New API Token of Acme Produce');
    await notifications.waitFor(/The token of Acme Produce was replaced\. The old one still stands in files: 1,/);
    await notifications.clear();
  });

  it('leaves the token in no log', async () => {
    for (const token of [plantedToken, sandbox.token]) {
      const traces = await filesWith(token, ui.server.dataFolder);
      assert.deepEqual(
        traces.filter((path) => path.includes('/logs/')),
        [],
      );
    }
  });
});

describe('the quick fixes of a finding whose text has changed since', () => {
  let repository: TemporaryRepository;
  before(async () => {
    const text = `trackberry_token = "${plantedToken}"\n`;
    repository = await TemporaryRepository.create({ 'call.py': text, 'other.py': text });
  });
  after(() => repository.dispose());
  // What is typed is not looked at: the finding stays where it was.
  const ui = useWorkbench({
    folder: () => repository.folder,
    userSettings: { 'trackberry.scan.onType': false, ...byHand },
  });

  it('act where the token is now', async () => {
    const { editor, page } = ui.workbench;
    await ui.workbench.openView('Trackberry');
    const row = ui.workbench.tree('Token Findings').row('line 1');
    await editor.openFile('call.py');
    await row.waitFor();
    await ui.workbench.editor.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# trackberry\n\n');
    await ui.workbench.tree('Token Findings').contextAction('line 1', 'Read Token from the Environment…');
    await editor.titleAction('Apply and Save Change').click();
    await ui.workbench.dialog.click('No');
    const text = await eventually(
      'the saved file',
      () => readFile(repository.path('call.py'), 'utf8'),
      (now) => !now.includes(plantedToken),
    );
    assert.equal(text, '# trackberry\n\nimport os\n\ntrackberry_token = os.environ["TRACKBERRY_API_TOKEN"]\n');
    await ui.workbench.notifications.clear();
  });

  it('change nothing when it is gone', async () => {
    const { editor, notifications, page } = ui.workbench;
    await editor.openFile('other.py');
    await ui.workbench.tree('Token Findings').row('other.py').waitFor();
    await ui.workbench.editor.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(`trackberry_token = load("something else, and as long")`);
    await ui.workbench.tree('Token Findings').contextAction('line 1', 'Read Token from the Environment…');
    await notifications.waitFor('this finding is no longer in it');
    assert.match(await editor.text(), /something else, and as long/);
    await notifications.clear();
  });
});

describe('the quick fixes of a finding, in a file with a name that tries to be more', () => {
  const name = '[Quit](command:workbench.action.closeWindow) $(trash) \u202eyp.py';
  let repository: TemporaryRepository;
  before(async () => {
    repository = await TemporaryRepository.create({
      '.gitignore': '.env\n',
      [name]: `trackberry_token = "${plantedToken}"\n`,
    });
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder, userSettings: byHand });

  it('show it as the text that it is', async () => {
    const { dialog, editor, page } = ui.workbench;
    const tree = ui.workbench.tree('Token Findings');
    await ui.workbench.openView('Trackberry');
    await ui.workbench.welcomeView('Token Findings').getByRole('button', { name: 'Scan Workspace' }).click();
    await tree.row('line 1').waitFor();
    await ui.workbench.notifications.clear();
    const shown = '[Quit](command:workbench.action.closeWindow) $(trash)  yp.py';
    assert.deepEqual(await tree.root.locator('.label-name').first().textContent(), shown);
    assert.equal(await tree.root.locator('.label-name .codicon').count(), 0);
    await tree.contextAction('line 1', 'Read Token from the Environment…');
    const question = await ui.workbench.notifications.waitFor('is the change to [Quit]');
    assert.equal(await question.locator('.notification-list-item-message a').count(), 0);
    await ui.workbench.screenshot('hostile-name');
    await editor.titleAction('Apply and Save Change').click();
    assert.match(await dialog.text(), /^\[Quit\]/);
    assert.equal(await dialog.root.locator('a[href*="command:"]').count(), 0);
    await dialog.click('Add It to .env');
    await ui.workbench.notifications.waitFor('TRACKBERRY_API_TOKEN is in .env');
    assert.equal(await readFile(repository.path('.env'), 'utf8'), `TRACKBERRY_API_TOKEN=${plantedToken}\n`);
    assert.equal(page.isClosed(), false);
  });
});
