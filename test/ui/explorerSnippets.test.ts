import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** Indented by tabs, with the line ends of Windows. The cursor goes to the end. */
const python = 'def load():\r\n\tif True:\r\n\t\tpass\r\n\t\t';

describe('a call as code', () => {
  let sandbox: Sandbox;
  let repository: TemporaryRepository;
  let page: ExplorerPage;
  before(async () => {
    sandbox = await startSandbox();
    repository = await TemporaryRepository.create({ 'load.py': python, 'both.sh': 'one\ntwo' });
  });
  after(async () => {
    await sandbox.close();
    await repository.dispose();
  });
  const ui = useWorkbench({
    theme: 'dark',
    folder: () => repository.folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl, 'files.autoSave': 'off' }),
  });

  before('open the explorer', async () => {
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    page = new ExplorerPage(ui.workbench);
    await page.send.waitFor();
  });

  const copied = (sign: RegExp) =>
    eventually(
      `${sign} in the clipboard`,
      () => ui.workbench.page.evaluate<string>('navigator.clipboard.readText()'),
      (text) => sign.test(text),
    );

  it('is copied in the language that one picks, with the token read from the environment', async () => {
    const { quickInput } = ui.workbench;
    await page.field('per_page').fill('2');
    await page.button('Copy As…').click();
    await quickInput.waitFor('Language');
    await ui.workbench.screenshot('explorer-copy-as');
    await quickInput.pick('Go (net/http)');
    const code = await copied(/^package main/);
    assert.match(code, /os\.Getenv\("TRACKBERRY_API_TOKEN"\)/);
    assert.match(code, /shipments\?per_page=2"/);
    assert.ok(!code.includes(sandbox.token));
    await ui.workbench.statusBar.item('copied as Go (net/http)').waitFor();
  });

  it('offers the language that was used last first: Enter takes it again', async () => {
    const { quickInput, page: window } = ui.workbench;
    await page.field('per_page').fill('3');
    await page.button('Copy As…').focus();
    await window.keyboard.press('Enter');
    await quickInput.waitFor('Language');
    const [first] = await quickInput.itemTexts();
    assert.match(first ?? '', /Go \(net\/http\).*used last/);
    await window.keyboard.press('Enter');
    await copied(/shipments\?per_page=3"/);
  });

  it('is refused where a field holds the token', async () => {
    const { quickInput, notifications } = ui.workbench;
    await page.choose('Create Shipment');
    await page.field('body/shipment/reference').fill(sandbox.token);
    await page.button('Copy As…').click();
    await quickInput.waitFor('Language');
    await quickInput.pick('curl');
    await notifications.waitFor('This call holds your API token');
    assert.doesNotMatch(await ui.workbench.page.evaluate<string>('navigator.clipboard.readText()'), /^curl/);
    await page.field('body/shipment/reference').fill('');
  });

  /** What the file holds once it is saved. */
  const saved = (file: string, sign: RegExp) =>
    eventually(
      `${sign} in ${file}`,
      async () => {
        await ui.workbench.editor.save();
        return readFile(repository.path(file), 'utf8');
      },
      (text) => sign.test(text),
    );
  const openAtEnd = async (file: string) => {
    await ui.workbench.editor.openFile(file);
    await ui.workbench.editor.typeAtEnd('');
  };

  it('goes to the cursor of the file that the explorer covers, as its language, indentation and line ends are', async () => {
    const { quickInput, editor, page: window } = ui.workbench;
    await openAtEnd('load.py');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await page.choose('List Shipments');
    await page.field('per_page').fill('4');
    await page.button('Insert at Cursor…').click();
    await quickInput.waitFor('Language');
    const items = await quickInput.itemTexts();
    assert.match(items.slice(0, 2).join(), /Python \(requests\) ?fits the file,Python \(httpx\) ?fits the file/);
    await quickInput.pick('Python (requests)');
    await editor.tab('load.py').waitFor();
    await ui.workbench.statusBar.item('inserted as Python (requests)').waitFor();
    await ui.workbench.screenshot('explorer-insert');
    const code = [
      'import os',
      '',
      'import requests',
      '',
      'headers = {',
      '\t"Authorization": "Bearer " + os.environ["TRACKBERRY_API_TOKEN"],',
      '\t"Content-Type": "application/json",',
      '}',
      'response = requests.get(',
      `\t"${sandbox.baseUrl}/shipments?per_page=4",`,
      '\theaders=headers,',
      '\ttimeout=30,',
      ')',
      'print(response.status_code)',
      'print(response.text)',
    ];
    const indented = code.map((line, index) => (index === 0 || line === '' ? line : `\t\t${line}`));
    assert.equal(await saved('load.py', /requests/), python + indented.join('\r\n'));
    await window.keyboard.press('ControlOrMeta+Z'); // the focus is in the file
    assert.equal(await saved('load.py', /\t\t$/), python);
  });

  it('goes to every cursor, from the palette', async () => {
    const { quickInput, page: window } = ui.workbench;
    await openAtEnd('both.sh');
    await window.keyboard.press('ControlOrMeta+Home');
    await ui.workbench.runCommand('Add Cursor Below');
    await ui.workbench.statusBar.item('2 selections').waitFor();
    await ui.workbench.runCommand('Trackberry: Insert Request at Cursor…');
    await quickInput.waitFor('Language');
    await window.keyboard.press('Enter');
    const lines = (await saved('both.sh', /curl/)).split('\n');
    assert.equal(lines.filter((line) => line.startsWith('curl -X GET')).length, 2);
    assert.deepEqual(
      lines.filter((line) => /^\w+$/.test(line)),
      ['one', 'two'],
    );
  });

  it('is copied in the language of the last time by one key', async () => {
    const { page: window } = ui.workbench;
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await page.field('per_page').fill('5');
    await window.keyboard.press('ControlOrMeta+Alt+J');
    assert.match(await copied(/per_page=5/), /^curl/);
  });

  it('is refused where nothing can take it', async () => {
    const { quickInput, notifications } = ui.workbench;
    await ui.workbench.tree('Shipments').contextAction('BU-1591', 'Show Shipment as JSON');
    await ui.workbench.editor.tab('BU-1591.json').waitFor();
    await ui.workbench.editor.waitForFocus();
    await ui.workbench.runCommand('Trackberry: Insert Request at Cursor…');
    await quickInput.waitFor('Language');
    await quickInput.pick('wget');
    await notifications.waitFor('This file is read-only: nothing was inserted');
    await ui.workbench.runCommand('View: Close All Editors');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await page.button('Insert at Cursor…').click();
    await notifications.waitFor('No text editor is open');
  });

  it('is one of the endpoints where no explorer is open', async () => {
    const { quickInput } = ui.workbench;
    await ui.workbench.runCommand('View: Close All Editors');
    await ui.workbench.runCommand('Trackberry: Copy Request as…');
    await quickInput.waitFor('Request');
    await quickInput.pick('Get Shipment');
    await quickInput.waitFor('Copy As');
    await quickInput.pick('HTTPie');
    assert.match(await copied(/^http /), /\/shipments\/\{id\}'/);
  });
});
