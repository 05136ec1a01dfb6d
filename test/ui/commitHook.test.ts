import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import { isolatedGitEnvironment, type TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const run = promisify(execFile);
const stopped = 'Trackberry: 1 hard-coded API token in shipments.py:7 - commit stopped.';

describe('the git hooks', () => {
  let repository: TemporaryRepository;
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
    repository = await createSampleRepository();
  });
  after(async () => {
    await repository.dispose();
    await sandbox.close();
  });
  const ui = useWorkbench({
    folder: () => repository.folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
  });
  const hook = (): string => repository.path('.git/hooks/pre-commit');
  const storage = (): string =>
    join(ui.server.dataFolder, 'data/User/globalStorage/trackberry-explorer.trackberry-api-explorer');

  /** The message of the window that VS Code opens over everything when a commit failed. */
  async function refusal(): Promise<string> {
    const text = await ui.workbench.dialog.text();
    await ui.workbench.dialog.click('Cancel');
    return text;
  }

  async function command(title: string, answer: string, consent?: string): Promise<void> {
    await ui.workbench.notifications.clear();
    await ui.workbench.runCommand(title);
    if (consent !== undefined) await ui.workbench.dialog.click(consent);
    await ui.workbench.notifications.waitFor(answer);
    await ui.workbench.notifications.clear();
  }

  /** As one who edits the settings file does; a change that another program writes comes with the next start. */
  async function setInUserSettings(setting: string): Promise<void> {
    await ui.workbench.runCommand('Preferences: Open User Settings (JSON)');
    await ui.workbench.editor.tab('settings.json').waitFor();
    await ui.workbench.editor.clickInto('settings.json');
    await ui.workbench.page.keyboard.press('ControlOrMeta+Home');
    await ui.workbench.page.keyboard.press('End');
    await ui.workbench.page.keyboard.insertText(`${setting},`);
    await ui.workbench.editor.save();
  }

  it('are not installed without consent', async () => {
    await ui.workbench.sourceControl.open();
    await ui.workbench.runCommand('Trackberry: Install Git Hooks');
    const question = await ui.workbench.dialog.text();
    assert.match(question, /Stop commits with hard-coded tokens in berry-import\?/);
    assert.match(question, /nothing tracked changes/);
    await ui.workbench.screenshot('hook-consent');
    await ui.workbench.dialog.click('Cancel');
    await assert.rejects(stat(hook()), { code: 'ENOENT' });
    await assert.rejects(stat(storage()), { code: 'ENOENT' });
  });

  it('are installed with it, and a second time it says that they are there', async () => {
    await command('Trackberry: Install Git Hooks', 'The git hooks are installed: a commit', 'Install Hooks');
    const script = await readFile(hook());
    assert.notEqual((await stat(hook())).mode & 0o100, 0);
    await command('Trackberry: Install Git Hooks', 'The git hooks are installed already.', 'Install Hooks');
    assert.deepEqual(await readFile(hook()), script);
  });

  it('stop a commit from the Commit button with one clear line', async () => {
    await repository.stage('shipments.py');
    await ui.workbench.sourceControl.open();
    await ui.workbench.sourceControl.row(/^shipments\.py/).waitFor();
    await ui.workbench.editor.openFile('shipments.py');
    await ui.workbench.problems.open();
    await ui.workbench.problems.row('Hard-coded Trackberry API token').waitFor();
    await ui.workbench.sourceControl.commit('Print shipments that wait for approval');
    const { dialog } = ui.workbench;
    await eventually(
      'the reason for the refusal',
      () => dialog.text(),
      (text) => text.includes('commit stopped'),
    );
    await ui.workbench.screenshot('guard');
    const text = await refusal();
    assert.ok(text.startsWith(`Git: ${stopped}`), text);
    assert.doesNotMatch(text.split('\n')[0] ?? '', /not checked|error trackberry-token/);
    assert.ok(!text.includes(plantedToken));
    assert.deepEqual(await repository.log(), ['Read arrivals and check the connection']);
  });

  it('stop a commit from a terminal with the same words', async () => {
    const { terminal } = ui.workbench;
    await terminal.run('clear; git commit --message Terminal; echo "ended with $?"');
    const text = await eventually(
      'the end of the commit',
      () => terminal.text(),
      (shown) => shown.includes('ended with 1'),
    );
    // The terminal breaks long lines.
    assert.ok(text.replaceAll('\n', ' ').replaceAll('  ', ' ').includes(stopped), text);
    assert.ok(!text.includes(plantedToken));
    await ui.workbench.screenshot('guard-terminal');
    assert.deepEqual(await repository.log(), ['Read arrivals and check the connection']);
  });

  it('let the commit pass when the token is read from the environment', async () => {
    const text = await readFile(repository.path('shipments.py'), 'utf8');
    const mended = text
      .replace(`"Bearer ${plantedToken}"`, `f"Bearer {os.environ['TRACKBERRY_API_TOKEN']}"`)
      .replace('import requests', 'import os\n\nimport requests');
    await repository.write({ 'shipments.py': mended });
    await repository.stage('shipments.py');
    await ui.workbench.sourceControl.commit('Print shipments that wait for approval');
    await eventually(
      'the commit',
      () => repository.log(),
      ([last]) => last === 'Print shipments that wait for approval',
    );
    assert.equal(await ui.workbench.dialog.root.isVisible(), false);
  });

  it('know the own token by its fingerprint, in a file that mentions nothing', async () => {
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    const fingerprints = join(storage(), 'known-tokens.json');
    await eventually(
      'the fingerprint of the token that was just stored',
      () => readFile(fingerprints, 'utf8'),
      (json) => (JSON.parse(json) as { entries: unknown[] }).entries.length > 0,
    );
    assert.equal((await stat(fingerprints)).mode & 0o777, 0o600);
    assert.ok(!(await readFile(fingerprints, 'utf8')).includes(sandbox.token));
    assert.ok(!(await readFile(hook(), 'utf8')).includes(sandbox.token));

    await repository.write({ 'notes.txt': `Remember:\n${sandbox.token}\n` });
    await repository.stage('notes.txt');
    await ui.workbench.sourceControl.commit('Notes');
    const text = await refusal();
    assert.match(text, /Trackberry: 1 hard-coded API token in notes\.txt:2 - commit stopped\./);
    assert.ok(!text.includes(sandbox.token));
    assert.equal((await repository.log())[0], 'Print shipments that wait for approval');
    await repository.git('reset', '--quiet');
    await repository.remove('notes.txt');
  });

  it('forget the fingerprint when the token is removed', async () => {
    await ui.workbench.runCommand('Trackberry: Remove Organization…');
    await ui.workbench.dialog.click('Remove');
    await eventually(
      'a file without fingerprints',
      () => readFile(join(storage(), 'known-tokens.json'), 'utf8'),
      (json) => (JSON.parse(json) as { entries: unknown[] }).entries.length === 0,
    );
  });

  it('are brought up to date when the extension or VS Code was updated', async () => {
    const cli = join(storage(), 'trackberry-scan.cjs');
    const [current, script] = await Promise.all([readFile(cli), readFile(hook(), 'utf8')]);
    await writeFile(cli, '// of an older version\n');
    await ui.workbench.reload();
    await eventually(
      'the copy of the present version',
      () => readFile(cli),
      (content) => content.equals(current),
    );
    assert.equal(await readFile(hook(), 'utf8'), script);
  });

  it('leave nothing behind', async () => {
    await command('Trackberry: Remove Git Hooks', 'The git hooks are removed.');
    await assert.rejects(stat(hook()), { code: 'ENOENT' });
    await command('Trackberry: Remove Git Hooks', 'There are no git hooks of this extension.');
  });

  it('run the hook that was there, and put it back to the byte and mode', async () => {
    const earlier = Buffer.from('#!/bin/sh\n# caf\xe9\necho ran >> earlier.log\n', 'latin1');
    await writeFile(hook(), earlier);
    await chmod(hook(), 0o750);
    await command(
      'Trackberry: Install Git Hooks',
      'What was there before (pre-commit) runs after the scan.',
      'Install Hooks',
    );
    await repository.write({ 'berries.txt': 'blackberry\n', '.git/info/exclude': 'earlier.log\n' });
    await repository.stage('berries.txt');
    await ui.workbench.sourceControl.commit('Berries');
    await eventually(
      'the commit',
      () => repository.log(),
      ([last]) => last === 'Berries',
    );
    assert.equal(await readFile(repository.path('earlier.log'), 'utf8'), 'ran\n');

    await repository.write({ 'token.py': `TRACKBERRY_API_TOKEN = "${plantedToken}"\n` });
    await repository.stage('token.py');
    await assert.rejects(
      run('git', ['commit', '--message', 'Token'], { cwd: repository.folder, env: isolatedGitEnvironment() }),
      ({ code, stderr }) => code === 1 && /hard-coded API token in token\.py:1 - commit stopped/.test(String(stderr)),
    );

    await command('Trackberry: Remove Git Hooks', 'what was there before (pre-commit) is back in its place');
    assert.deepEqual(await readFile(hook()), earlier);
    assert.equal((await stat(hook())).mode & 0o777, 0o750);
    await rm(hook());
  });

  describe('where Husky has the hooks', () => {
    const script = (): string => repository.path('.husky/pre-commit');
    const own = 'npm test\n';

    before(() => repository.write({ '.husky/pre-commit': own }));
    after(() => rm(repository.path('.husky'), { recursive: true }));

    const tab = 'Trackberry: Proposed Change';

    /** Answers the question beside the diff, once that shows both files. */
    async function propose(title: string, answer: string): Promise<void> {
      await ui.workbench.runCommand(title);
      await ui.workbench.notifications.waitFor('Husky of berry-import');
      await ui.workbench.editor.tab(tab).waitFor();
      await eventually(
        'both files in the diff',
        () => ui.workbench.page.locator('.multiDiffEntry').allInnerTexts(),
        (entries) => entries.filter((entry) => entry.includes('trackberry-scan')).length === 2,
      );
      await ui.workbench.screenshot(`husky-${title.includes('Install') ? 'install' : 'remove'}`);
      await ui.workbench.notifications.click('Husky of berry-import', answer);
      await ui.workbench.editor.tab(tab).waitFor({ state: 'hidden' });
    }

    it('show the change before it is made, and leave the file alone when it is refused', async () => {
      await propose('Trackberry: Install Git Hooks', 'Leave Everything as It Is');
      assert.equal(await readFile(script(), 'utf8'), own);
    });

    it('write it with consent, without a path of this machine', async () => {
      await propose('Trackberry: Install Git Hooks', 'Write the Change');
      await ui.workbench.notifications.waitFor('The scan is in. Commit the change');
      await ui.workbench.notifications.clear();
      const text = await readFile(script(), 'utf8');
      assert.match(
        text,
        /^# trackberry-guard: .*\nnpx --no-install trackberry-scan --staged \|\| exit\n.*\nnpm test\n$/,
      );
      await stat(repository.path('.husky/pre-merge-commit'));
      await command('Trackberry: Install Git Hooks', 'Husky runs the scan already.');
      assert.equal(await readFile(script(), 'utf8'), text);
    });

    it('take out exactly that, shown as well', async () => {
      await propose('Trackberry: Remove Git Hooks', 'Write the Change');
      await ui.workbench.notifications.waitFor('The scan is out.');
      await ui.workbench.notifications.clear();
      assert.equal(await readFile(script(), 'utf8'), own);
      await assert.rejects(stat(repository.path('.husky/pre-merge-commit')), { code: 'ENOENT' });
    });
  });

  it('are refused, with the reason, where core.hooksPath of the repository leads outside', async () => {
    await repository.git('config', 'core.hooksPath', '../team-hooks');
    await command('Trackberry: Install Git Hooks', 'outside this repository. Nothing is written there');
    await assert.rejects(stat(hook()), { code: 'ENOENT' });
    await repository.git('config', '--unset', 'core.hooksPath');
  });

  it('are refused where only a person can add the command, with what to add', async () => {
    await repository.write({ 'lefthook.yml': 'pre-commit: {commands: {lint: {run: npm run lint}}}\n' });
    await command('Trackberry: Install Git Hooks', 'lefthook.yml is not written in a way that can be changed safely');
    await ui.workbench.runCommand('Trackberry: Install Git Hooks');
    assert.deepEqual(await ui.workbench.notifications.buttons('change it by hand'), ['Copy What to Add']);
    await ui.workbench.notifications.clear();
    await repository.remove('lefthook.yml');
  });

  it('look at pushes where that is wished for, and follow the setting for what they could not check', async () => {
    await ui.workbench.runCommand('Trackberry: Install Git Hooks');
    await ui.workbench.dialog.click('Install Hooks, Pre-Push Too');
    await ui.workbench.notifications.waitFor('The git hooks are installed');
    await ui.workbench.notifications.clear();
    const scripts = ['pre-commit', 'pre-merge-commit', 'pre-push'].map((name) => repository.path(`.git/hooks/${name}`));
    const read = () => Promise.all(scripts.map((script) => readFile(script, 'utf8')));
    assert.deepEqual(
      (await read()).map((text) => /^unchecked=(\w+)$/m.exec(text)?.[1]),
      ['allow', 'allow', 'allow'],
    );
    await setInUserSettings('"trackberry.guard.whenHookCannotRun": "block"');
    await eventually('hooks that stop what they could not check', read, (texts) =>
      texts.every((text) => text.includes('\nunchecked=block\n')),
    );
    await rm(join(storage(), 'trackberry-scan.cjs'));
    await ui.workbench.sourceControl.commit('Not checked');
    const text = await refusal();
    assert.match(text, /^Git: Trackberry: not checked for API tokens, the scanner has gone\..*commit stopped/);
    await command('Trackberry: Remove Git Hooks', 'The git hooks are removed.');
  });

  it('tell when git no longer runs them', async () => {
    await ui.workbench.runCommand('Trackberry: Install Git Hooks');
    await ui.workbench.dialog.click('Install Hooks');
    await ui.workbench.notifications.waitFor('The git hooks are installed');
    await repository.git('config', 'core.hooksPath', 'team');
    await ui.workbench.reload();
    const message = 'do not run any more: core.hooksPath, set since, names another folder.';
    assert.deepEqual(await ui.workbench.notifications.buttons(message), ['Install Git Hooks']);
    await ui.workbench.notifications.click(message, 'Install Git Hooks');
    await ui.workbench.notifications.waitFor('Let a tracked hooks folder of berry-import run the scan');
    await ui.workbench.notifications.click('Let a tracked hooks folder', 'Leave Everything as It Is');
    await command('Trackberry: Remove Git Hooks', 'The git hooks are removed.');
    await repository.git('config', '--unset', 'core.hooksPath');
  });
});
