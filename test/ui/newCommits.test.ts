import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { isShown } from '../support/workbench/isShown.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const assignment = `TRACKBERRY_API_TOKEN=${plantedToken}\n`;

describe('a commit with a token', () => {
  let repository: TemporaryRepository;
  let remote: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
    await repository.git('branch', 'old');
    await repository.git('switch', '--quiet', 'old');
    await repository.write({ 'old.env': assignment });
    await repository.stage('old.env');
    await repository.git('commit', '--quiet', '--message', 'An old one');
    await repository.git('switch', '--quiet', 'main');
    remote = await TemporaryRepository.create({}, 'remote');
    await remote.git('config', 'receive.denyCurrentBranch', 'ignore');
    await repository.git('remote', 'add', 'origin', remote.folder);
  });
  after(async () => {
    await repository.dispose();
    await remote.dispose();
  });
  const ui = useWorkbench({ folder: () => repository.folder });
  const head = async (): Promise<string> => (await repository.git('rev-parse', 'HEAD')).slice(0, 10);
  const warning = async (where: string): Promise<string> =>
    `Commit ${await head()} contains a hard-coded API token: ${where}. Take it out before you push.`;
  /** Warnings of commits; those of staging come and go with what is staged. */
  const warnings = async (): Promise<string[]> =>
    (await ui.workbench.notifications.texts()).filter((text) => text.startsWith('Commit '));

  async function commit(file: string, ...options: string[]): Promise<void> {
    await repository.write({ [file]: assignment });
    await repository.stage(file);
    await repository.git('commit', '--quiet', '--no-verify', ...options);
  }

  it('is told of when it was made in a terminal, past every hook', async () => {
    const { notifications, sourceControl, terminal } = ui.workbench;
    await sourceControl.open();
    await sourceControl.row(/^shipments\.py/).waitFor();
    await terminal.run('git add shipments.py && git commit --quiet --no-verify --message Terminal');
    await eventually(
      'the commit',
      () => repository.log(),
      ([last]) => last === 'Terminal',
    );
    await notifications.waitFor(await warning('shipments.py:7'));
    assert.deepEqual((await notifications.buttons('contains a hard-coded')).toSorted(), ['How to Remove It…', 'Open']);
    assert.ok(!(await notifications.texts()).join().includes(plantedToken));
    await ui.workbench.screenshot('committed-warning');
  });

  it('says how to take it out', async () => {
    const { editor, notifications } = ui.workbench;
    await notifications.click('contains a hard-coded', 'How to Remove It…');
    await editor.tab(/^Remove the token from/).waitFor();
    const text = await eventually(
      'the steps',
      () => editor.text(),
      (shown) => shown.includes('git commit --amend'),
    );
    assert.match(text, /shipments\.py, line 7/);
    assert.doesNotMatch(text, /force-with-lease/);
    await notifications.clear();
    await ui.workbench.screenshot('committed-steps');
  });

  it('is told of once, and again when it was mended and comes back', async () => {
    const { notifications } = ui.workbench;
    await repository.git('commit', '--quiet', '--amend', '--no-verify', '--message', 'Other words');
    const reworded = await head();
    await commit('second.env', '--message', 'Second');
    await notifications.waitFor(await warning('second.env:1'));
    assert.equal((await warnings()).length, 1);
    await notifications.clear();
    await repository.write({ 'second.env': 'TRACKBERRY_API_TOKEN=\n' });
    await repository.git('commit', '--quiet', '--amend', '--all', '--no-edit');
    await commit('third.env', '--message', 'Third');
    await notifications.waitFor(await warning('third.env:1'));
    await commit('second.env', '--amend', '--no-edit');
    await notifications.waitFor(await warning('second.env:1'));
    assert.ok(!(await warnings()).join().includes(reworded));
  });

  it('leads to the text as it was committed', async () => {
    const { editor, notifications, statusBar } = ui.workbench;
    await repository.write({ 'second.env': 'TRACKBERRY_API_TOKEN=\n' });
    await notifications.click(await warning('second.env:1'), 'Open');
    await editor.tab('second.env').waitFor();
    await statusBar.item(/Ln 1, Col \d+ \(34 selected\)/).waitFor();
    await repository.git('checkout', '--', 'second.env');
    await notifications.clear();
  });

  it('is no news where another branch has it that is checked out', async () => {
    const { notifications, statusBar } = ui.workbench;
    await repository.git('switch', '--quiet', 'old');
    await statusBar.item(/old/).waitFor();
    await commit('fourth.env', '--message', 'Fourth');
    await notifications.waitFor(await warning('fourth.env:1'));
    assert.equal((await warnings()).length, 1);
    await notifications.clear();
    await repository.git('switch', '--quiet', 'main');
    await statusBar.item(/main/).waitFor();
  });

  it('is to be revoked at once where it is pushed', async () => {
    const { editor, notifications } = ui.workbench;
    await commit('fifth.env', '--message', 'Fifth');
    await repository.git('push', '--quiet', 'origin', 'main:shared');
    const pushed = `Commit ${await head()}, which is pushed, contains a hard-coded API token: fifth.env:1. Revoke it at once.`;
    const early = await warning('fifth.env:1');
    const item = await notifications.waitFor(/contains a hard-coded API token: fifth\.env:1/);
    // A quick look may come between the two commands.
    assert.ok([pushed, early].includes((await item.locator('.notification-list-item-message').innerText()).trim()));
    await notifications.click(/fifth\.env:1/, 'How to Remove It…');
    const text = await eventually(
      'the steps',
      () => editor.text(),
      (shown) => shown.includes('force-with-lease'),
    );
    assert.match(text, /1\. Revoke the token at once/);
    await notifications.clear();
    await ui.workbench.screenshot('pushed-steps');
  });

  it('is not told of what a pull brings', async () => {
    const { notifications } = ui.workbench;
    await remote.git('switch', '--quiet', 'shared');
    await remote.write({ 'theirs.env': assignment });
    await remote.git('add', 'theirs.env');
    await remote.git('commit', '--quiet', '--message', 'Theirs');
    await repository.git('pull', '--quiet', '--ff-only', 'origin', 'shared');
    await commit('sixth.env', '--message', 'Sixth');
    await notifications.waitFor(await warning('sixth.env:1'));
    assert.equal((await warnings()).length, 1);
    await notifications.clear();
  });
});

describe('a commit with a token, where the setting is off', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({
    folder: () => repository.folder,
    machineSettings: { 'trackberry.guard.warnAfterCommit': false },
  });

  it('is not told of, nor when it is on again: only what comes then', async () => {
    const { notifications, sourceControl } = ui.workbench;
    await sourceControl.open();
    await sourceControl.row(/^shipments\.py/).waitFor();
    await repository.commitAll('Silent');
    await sourceControl.row(/^shipments\.py/).waitFor({ state: 'detached' });
    await ui.server.writeSettings({});
    let attempt = 0;
    const told = async (): Promise<boolean> => {
      const file = `later${++attempt}.env`;
      await repository.write({ [file]: assignment });
      await repository.commitAll('Later');
      await notifications.open();
      // Each commit puts off git's report of it: one at a time.
      return isShown(notifications.root.getByText(`contains a hard-coded API token: ${file}:1`), 3_000);
    };
    await eventually('a warning of a commit that comes after', told, (shown) => shown);
    assert.ok(!(await notifications.texts()).join().includes('shipments.py'));
  });
});
