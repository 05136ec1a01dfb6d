import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { after, before } from 'mocha';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository } from '../support/sampleRepository.ts';
import { removeFolder } from '../support/temporaryFolder.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';
import { WalkthroughPage } from '../support/workbench/walkthroughPage.ts';

const run = promisify(execFile);
const programs = join(tmpdir(), `trackberry-programs-${process.pid}`);
const calls = join(programs, 'calls');

describe('a folder that is not trusted', () => {
  let repository: TemporaryRepository;
  before(async () => {
    await mkdir(programs);
    await writeFile(calls, '');
    // A git that keeps what it is asked, first on PATH, and hands it to the real one.
    const { stdout: git } = await run('sh', ['-c', 'command -v git']);
    await writeFile(join(programs, 'git'), `#!/bin/sh\necho "$*" >> '${calls}'\nexec '${git.trim()}' "$@"\n`);
    await chmod(join(programs, 'git'), 0o755);
    repository = await createSampleRepository();
  });
  after(async () => {
    await repository.dispose();
    await removeFolder(programs);
  });
  const ui = useWorkbench({
    folder: () => repository.folder,
    workspaceTrust: true,
    // VSCODE_CLI: as when started from a terminal, whose PATH is then taken and not that of a new login shell.
    env: { PATH: `${programs}${delimiter}${process.env.PATH}`, VSCODE_CLI: '1' },
  });

  it('is opened in Restricted Mode', async () => {
    await ui.workbench.statusBar.item('Restricted Mode').waitFor();
  });

  it('has its open documents scanned', async () => {
    await ui.workbench.editor.openFile('shipments.py');
    await ui.workbench.problems.open();
    await ui.workbench.problems.row('Hard-coded Trackberry API token.').waitFor();
    await ui.workbench.screenshot('restricted-mode');
  });

  it('has no command that runs git, and says in the view why', async () => {
    const commands = await ui.workbench.quickInput.commands('Trackberry: ');
    assert.ok(commands.includes('Trackberry: Copy Diagnostics'));
    for (const command of ['Scan for Hard-Coded Tokens', 'Install Git Hooks', 'Remove Git Hooks']) {
      assert.equal(commands.includes(`Trackberry: ${command}`), false, command);
    }
    await ui.workbench.openView('Trackberry');
    await ui.workbench.tree('Token Findings').row('Trackberry token').waitFor();
    const actions = ui.workbench.page.locator('.pane-header', { hasText: 'Token Findings' }).getByRole('button');
    assert.equal(await actions.filter({ hasText: 'Scan' }).count(), 0);
  });

  it('says why a command is off that the walkthrough offers', async () => {
    const { notifications, page } = ui.workbench;
    await ui.workbench.runCommand('Trackberry: Get Started');
    const walkthrough = new WalkthroughPage(page);
    await walkthrough.choose('guard');
    for (const button of ['Install Git Hooks', 'Scan for Hard-Coded Tokens']) {
      await walkthrough.button(button).click();
      assert.deepEqual(await notifications.buttons('in trusted folders only'), ['Manage Workspace Trust']);
      await ui.workbench.screenshot('restricted-command');
      await notifications.clear();
    }
  });

  it('has the sandbox, and a report that says that it is not trusted', async () => {
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ui.workbench.runCommand('Trackberry: Start Sandbox');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    await ui.workbench.runCommand('Trackberry: Copy Diagnostics');
    await ui.workbench.notifications.waitFor('The diagnostics are in the clipboard');
    const report = await ui.workbench.page.evaluate<string>('navigator.clipboard.readText()');
    assert.match(report, /^\| trusted \| false \|$/m);
    await ui.workbench.notifications.clear();
    await ui.workbench.editor.tab('shipments.py').click();
  });

  it('says why the quick fix that needs git is off, and has those that do not', async () => {
    const { editor, notifications, problems } = ui.workbench;
    await problems.row('Hard-coded Trackberry API token.').dblclick();
    await ui.workbench.statusBar.item(/\(34 selected\)/).waitFor();
    await editor.waitForFocus();
    await editor.quickFix('Move it to .env');
    await notifications.waitFor('in trusted folders only');
    await notifications.clear();
    await editor.quickFix('Read it from the environment');
    await editor.titleAction('Discard Change').click();
    await editor.tab('Read TRACKBERRY_API_TOKEN').waitFor({ state: 'detached' });
  });

  it('never had git run in it', async () => {
    assert.equal(await readFile(calls, 'utf8'), '');
  });

  it('has all of it once it is trusted', async () => {
    await ui.workbench.runCommand('Workspaces: Manage Workspace Trust');
    await ui.workbench.page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: 'Trust', exact: true })
      .click();
    await ui.workbench.statusBar.item('Restricted Mode').waitFor({ state: 'hidden' });
    await ui.workbench.page
      .locator('.monaco-modal-editor-block')
      .getByRole('button', { name: /^Close/ })
      .first()
      .click();
    await ui.workbench.page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
    await repository.stage('shipments.py');
    await ui.workbench.notifications.waitFor('A hard-coded API token is staged for the next commit: shipments.py:7.');
    await ui.workbench.notifications.clear();
    await ui.workbench.runCommand('Trackberry: Scan for Hard-Coded Tokens');
    await ui.workbench.notifications.waitFor('1 hard-coded token in 1 file');
    await eventually(
      'calls of git, the scan’s among them',
      () => readFile(calls, 'utf8'),
      (lines) => lines.includes('ls-files -z --cached --stage'),
    );
  });
});
