import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { filesWith, textsWith } from '../support/tokenTraces.ts';
import { type Theme, useWorkbench } from '../support/workbench/useWorkbench.ts';

const command = 'Trackberry: Rotate Token…';
const newToken = 'New API Token of Acme Produce';
const replaced = 'The token of Acme Produce was replaced.';

/** Its saved, staged and ignored files hold the token, and so does a commit of an earlier day. */
async function repositoryWith(token: string): Promise<TemporaryRepository> {
  const repository = await TemporaryRepository.create({
    '.gitignore': '.env\n',
    'jobs/daily.json': `{ "key": "${token}" }\n`,
  });
  await repository.commitAll('Load the arrivals of the day');
  await repository.write({ 'jobs/daily.json': '{ "key": "$TRACKBERRY_API_TOKEN" }\n' });
  await repository.commitAll('Read the key from the environment');
  await repository.write({
    '.env': `TRACKBERRY_API_TOKEN=${token}\n`,
    'weekly.txt': `the key of the weekly job\n${token}\n`,
    'staged.txt': `the key of the monthly job: ${token}\n`,
  });
  await repository.stage('staged.txt');
  return repository;
}

describe('rotating a token', () => {
  let sandbox: Sandbox;
  let repository: TemporaryRepository;
  before(async () => {
    sandbox = await startSandbox();
    repository = await repositoryWith(sandbox.token);
  });
  after(async () => {
    await sandbox.close();
    await repository.dispose();
  });
  const ui = useWorkbench({
    // A server of its own: its files are searched.
    env: {},
    folder: () => repository.folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl, 'git.autorefresh': true }),
  });
  const shipments = () => ui.workbench.tree('Shipments');

  it('explains itself, and leads to the site', async () => {
    const { dialog, quickInput } = ui.workbench;
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await shipments().row('BU-').waitFor();
    await ui.workbench.runCommand(command);
    const { origin } = new URL(sandbox.baseUrl);
    assert.ok((await dialog.text()).startsWith('Rotate the token of Acme Produce?'));
    assert.match(await dialog.text(), new RegExp(`Sign in at ${origin}`));
    const opened = ui.context.waitForEvent('page');
    await dialog.click('Open the Site');
    // VS Code in a browser leads to this machine through itself.
    assert.ok((await opened).url().endsWith(`/proxy/${new URL(origin).port}/`));
    await (await opened).close();
    await quickInput.waitFor(newToken);
    assert.equal(await quickInput.isPassword(), true);
  });

  it('wants another token than the one that is stored', async () => {
    const { quickInput } = ui.workbench;
    await quickInput.type(`Bearer ${sandbox.token}`);
    await eventually(
      'the reason',
      () => quickInput.message(),
      (text) => text.includes('stored already'),
    );
    await ui.workbench.page.keyboard.press('Enter');
    await quickInput.waitFor(newToken);
  });

  it('loses nothing when it is given up', async () => {
    const { quickInput } = ui.workbench;
    await quickInput.cancel();
    const before = sandbox.requests.length;
    await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    await eventually(
      'a call with the token that is stored',
      () => sandbox.requests.slice(before).map(({ status }) => status),
      (all) => all.includes(200),
    );
  });

  it('throws a new token away only when the site says that it is none', async () => {
    const { dialog, notifications, quickInput } = ui.workbench;
    await ui.workbench.runCommand(command);
    await dialog.click('I Have a New Token');
    await quickInput.answer(['no', 'token', 'of', 'anybody'].join('-'), newToken);
    await notifications.waitFor('does not accept this token (401)');
    await notifications.click('does not accept this token (401)', 'Enter Another Token');
    await notifications.clear();
    sandbox.setFaults({ status: 503 });
    await quickInput.answer(sandbox.readOnlyToken, newToken);
    assert.match(await dialog.text(), /could not be checked[\s\S]*shows a token only once/);
    sandbox.setFaults({});
    await dialog.click('Try Again');
  });

  it('puts it in the place of the old one, and tells where that one still stands', async () => {
    const { editor, notifications } = ui.workbench;
    const message = await notifications.waitFor(replaced);
    const text = (await message.innerText()).replaceAll(/\s+/g, ' ');
    assert.match(text, /The old one still stands in files: 3, staged: 1, in commits: 1\./);
    assert.match(text, /The old one stays valid until you revoke it at http:/);
    assert.deepEqual(await notifications.buttons(replaced), ['Show Places', 'Open the Site']);
    await ui.workbench.screenshot('rotated');
    await notifications.click(replaced, 'Show Places');
    await editor.tab('Where the old token stands.md').waitFor();
    const places = await eventually(
      'the places',
      () => editor.text(),
      (shown) => shown.includes('In commits'),
    );
    const commit = (await repository.git('rev-list', '--max-parents=0', 'HEAD')).slice(0, 10);
    for (const line of [
      '- weekly.txt, line 2',
      '- staged.txt, line 1',
      '- .env, line 1',
      `- ${commit}, jobs/daily.json, line 1`,
    ]) {
      assert.ok(places.includes(line), `${line} in ${places}`);
    }
    assert.deepEqual(textsWith(sandbox.token, { places, text }), []);
    await ui.workbench.screenshot('rotated-places');
  });

  it('keeps the findings of the old one, so that they can be mended', async () => {
    const tree = ui.workbench.tree('Token Findings');
    await tree.row('weekly.txt').waitFor();
    await ui.workbench.editor.openFile('weekly.txt');
    await tree.row('line 2').click();
    await ui.workbench.statusBar.item(/\(\d+ selected\)/).waitFor();
    await ui.workbench.screenshot('rotated-findings');
    await repository.write({ 'weekly.txt': 'the key of the weekly job\n$TRACKBERRY_API_TOKEN\n' });
    await tree.row('weekly.txt').waitFor({ state: 'detached' });
  });

  it('works with the new one from then on, and writes neither into a log', async () => {
    const { dialog, quickInput } = ui.workbench;
    await shipments().row('BU-').waitFor();
    await ui.workbench.runCommand(command);
    await dialog.click('I Have a New Token');
    await quickInput.waitFor(newToken);
    await quickInput.type(sandbox.readOnlyToken);
    await eventually(
      'the reason',
      () => quickInput.message(),
      (text) => text.includes('stored already'),
    );
    await quickInput.cancel();
    for (const token of [sandbox.token, sandbox.readOnlyToken]) {
      const traces = await filesWith(token, ui.server.dataFolder);
      assert.deepEqual(
        traces.filter((path) => path.includes('/logs/')),
        [],
      );
    }
  });
});

for (const theme of ['light', 'dark', 'high contrast'] satisfies Theme[]) {
  describe(`rotating a token, ${theme}`, () => {
    let sandbox: Sandbox;
    let repository: TemporaryRepository;
    before(async () => {
      sandbox = await startSandbox();
      repository = await TemporaryRepository.create({ 'README.md': '# Nothing here\n' });
      await repository.commitAll('Begin');
    });
    after(async () => {
      await sandbox.close();
      await repository.dispose();
    });
    const ui = useWorkbench({
      theme,
      folder: () => repository.folder,
      settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
    });
    const picture = (name: string) => ui.workbench.screenshot(`${name}-${theme.replace(' ', '-')}`);

    it('asks, and says that nothing was found', async () => {
      const { dialog, notifications, quickInput } = ui.workbench;
      await ui.workbench.openView('Trackberry');
      await connect(ui.workbench, sandbox.token, 'Acme Produce');
      await ui.workbench.tree('Shipments').row('BU-').waitFor();
      await ui.workbench.runCommand(command);
      await dialog.text();
      await picture('rotate-question');
      await dialog.click('I Have a New Token');
      await quickInput.waitFor(newToken);
      await picture('rotate-box');
      await quickInput.answer(sandbox.readOnlyToken, newToken);
      await notifications.waitFor('Looked at: the files (1), what is staged, and the contents of the history (1).');
      await picture('rotate-nothing-found');
    });
  });
}

describe('rotating a token where git does not run', () => {
  let sandbox: Sandbox;
  let repository: TemporaryRepository;
  before(async () => {
    sandbox = await startSandbox();
    repository = await repositoryWith(sandbox.token);
  });
  after(async () => {
    await sandbox.close();
    await repository.dispose();
  });
  const ui = useWorkbench({
    workspaceTrust: true,
    folder: () => repository.folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
  });
  const rotateTo = async (token: string) => {
    await ui.workbench.runCommand(command);
    await ui.workbench.dialog.click('I Have a New Token');
    await ui.workbench.quickInput.answer(token, newToken);
    const message = await ui.workbench.notifications.waitFor(replaced);
    return (await message.innerText()).replaceAll(/\s+/g, ' ');
  };

  it('says in a folder that is not trusted what was left out', async () => {
    await ui.workbench.statusBar.item('Restricted Mode').waitFor();
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    const text = await rotateTo(sandbox.readOnlyToken);
    assert.match(text, /This folder is not trusted, so git does not run: its files, .* were not looked at\./);
    assert.match(text, /The old one stays valid until you revoke it/);
    assert.doesNotMatch(text, /was not found here/);
    await ui.workbench.screenshot('rotated-untrusted');
  });

  it('works without a folder', async () => {
    await ui.workbench.page.goto(ui.server.url({}));
    await ui.workbench.reload();
    await ui.workbench.openView('Trackberry');
    await ui.workbench.tree('Shipments').row('BU-').waitFor();
    assert.match(await rotateTo(sandbox.token), /No folder of this machine is open here\./);
  });
});
