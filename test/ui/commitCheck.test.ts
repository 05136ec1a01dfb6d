import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const turnOn = "Trackberry: Turn On VS Code's Commit Check";
const turnOff = "Trackberry: Turn Off VS Code's Commit Check";

describe("VS Code's own commit check", () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder });

  async function committed(message: string): Promise<void> {
    await eventually(
      `the commit "${message}"`,
      () => repository.log(),
      ([last]) => last === message,
    );
  }

  it('is off: a commit passes, though a token is staged', async () => {
    await repository.stage('shipments.py');
    await ui.workbench.sourceControl.open();
    await ui.workbench.problems.open();
    await ui.workbench.problems.row('Hard-coded Trackberry API token').waitFor();
    await ui.workbench.sourceControl.commit('Passes');
    await committed('Passes');
    // The git extension looks again no sooner than 5 s after its last look: the commit is to be seen before it is undone.
    const row = ui.workbench.problems.row('Hard-coded Trackberry API token');
    await row.waitFor({ state: 'hidden' });
    await repository.git('reset', '--quiet', '--soft', 'HEAD^');
    await row.waitFor();
  });

  it('is turned on with a consent that names what else it asks about', async () => {
    const { dialog, notifications } = ui.workbench;
    await ui.workbench.runCommand(turnOn);
    assert.match(await dialog.text(), /of EVERY source: of compilers and linters as well as of Trackberry/);
    assert.deepEqual((await dialog.buttons()).toSorted(), ['Cancel', 'Turn On']);
    await ui.workbench.screenshot('commit-check-consent');
    await dialog.click('Turn On');
    await notifications.waitFor("VS Code's commit check is turned on.");
    await notifications.clear();
  });

  it('asks before the commit of a file that is not open', async () => {
    const { dialog, sourceControl } = ui.workbench;
    await sourceControl.commit('Stopped');
    assert.match(await dialog.text(), /The following file has unresolved diagnostics: 'shipments\.py'/);
    assert.deepEqual((await dialog.buttons()).toSorted(), ['Cancel', 'Commit Anyway', 'View Problems']);
    await ui.workbench.screenshot('commit-check');
    await dialog.click('View Problems');
    assert.deepEqual(await repository.log(), ['Read arrivals and check the connection']);
  });

  it('asks for a warning of Trackberry too, as the git hook does', async () => {
    const { dialog, problems, sourceControl } = ui.workbench;
    await repository.git('reset', '--quiet');
    await repository.write({ 'other.sh': `curl https://api.example.com -H "Authorization: Bearer ${plantedToken}"\n` });
    await repository.stage('other.sh');
    await problems.row('Hard-coded bearer token').waitFor();
    await sourceControl.row(/^Changes/).waitFor();
    await sourceControl.commit('Stopped');
    assert.match(await dialog.text(), /The following file has unresolved diagnostics: 'other\.sh'/);
    await dialog.click('Cancel');
  });

  it('is turned off again, and does not ask', async () => {
    const { notifications } = ui.workbench;
    await notifications.clear();
    await ui.workbench.runCommand(turnOff);
    await notifications.waitFor('your earlier settings are back.');
    await ui.workbench.sourceControl.commit('Passes again');
    await committed('Passes again');
    await notifications.clear();
    await ui.workbench.runCommand(turnOff);
    await notifications.waitFor("VS Code's commit check was not turned on from here, so nothing is changed.");
    await notifications.clear();
  });

  it('says when the workspace turns it off', async () => {
    const { dialog, notifications } = ui.workbench;
    const override = { 'git.diagnosticsCommitHook.enabled': false };
    await repository.write({ '.vscode/settings.json': JSON.stringify(override) });
    const without = async (): Promise<boolean> => {
      await ui.workbench.runCommand(turnOn);
      await dialog.click('Turn On');
      const message = await (await notifications.waitFor("VS Code's commit check is turned on")).innerText();
      await notifications.clear();
      await ui.workbench.runCommand(turnOff);
      await notifications.waitFor('your earlier settings are back.');
      await notifications.clear();
      return message.includes('is turned on, but not here');
    };
    await eventually('a warning that the workspace goes before', without, (warned) => warned);
  });
});
