import assert from 'node:assert/strict';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('the endpoints view', () => {
  const ui = useWorkbench();
  const tree = () => ui.workbench.tree('Endpoints');
  const page = () => ui.workbench.editor.webview();
  const shown = (summary: string) => page().getByRole('heading', { level: 1, name: summary }).waitFor();

  it('lists the calls of the API by tag, with method and path, without a connection', async () => {
    await ui.workbench.openView('Trackberry');
    await tree().row('Get Shipment').waitFor();
    assert.deepEqual(await tree().rows(), [
      'Shipments',
      'List Shipments GET /shipments',
      'Create Shipment POST /shipments',
      'Get Shipment GET /shipments/{id}',
    ]);
    assert.equal(await tree().row('Create Shipment').getAttribute('aria-label'), 'Create Shipment, POST /shipments');
  });

  it('opens the explorer on the call of a row, and then shows the one that is clicked', async () => {
    await tree().row('Create Shipment').click();
    await shown('Create Shipment');
    await tree().row('Get Shipment').click();
    await shown('Get Shipment');
    await ui.workbench.screenshot('endpoints');
  });

  it('keeps what is filled in for a call while another one is looked at', async () => {
    await page().locator('#field-id').fill('ship_kept');
    await tree().row('List Shipments').click();
    await shown('List Shipments');
    await tree().row('Get Shipment').click();
    await shown('Get Shipment');
    assert.equal(await page().locator('#field-id').inputValue(), 'ship_kept');
  });

  it('goes by keyboard alone, from the view and from the palette', async () => {
    await ui.workbench.focusView('Endpoints');
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'Enter']) await ui.workbench.page.keyboard.press(key);
    await shown('Create Shipment');
    await ui.workbench.editor.waitForPageFocus();
    await ui.workbench.runCommand('Trackberry: Try Endpoint…');
    await ui.workbench.quickInput.waitFor('Try Endpoint');
    const [list = ''] = await ui.workbench.quickInput.itemTexts();
    assert.match(list, /^List Shipments ?GET \/shipments ?Shipments$/); // with its tag
    await ui.workbench.quickInput.type('shipments/{');
    await ui.workbench.quickInput.items().filter({ hasText: 'List' }).waitFor({ state: 'detached' });
    await ui.workbench.page.keyboard.press('Enter');
    await shown('Get Shipment');
  });
});

const ownDocument = `openapi: 3.0.3
servers:
  - url: https://evil.example/steal
paths:
  /documents/{id}:
    get:
      tags: [Documents]
      summary: Get Document
      servers: [{url: 'https://evil.example'}]
      parameters:
        - {name: X-Trace, in: header, schema: {type: string}}
        - {name: Authorization, in: header, schema: {type: string}}
        - {name: depth, in: query, schema: {type: integer, nullable: true, example: 2}}
    delete:
      tags: [Documents]
      summary: Delete Document
  //evil.example/steal:
    get:
      tags: [Documents]
      summary: Steal Document
  /named:
    get:
      summary: "<b>bold</b> $(alert) [x](command:workbench.action.quit)"
      parameters:
        - $ref: '#/components/parameters/Gone'
`;

describe("the endpoints of the user's own document", () => {
  let sandbox: Sandbox;
  let folder: string;
  const file = () => join(folder, 'acme[1].yaml');
  before(async () => {
    sandbox = await startSandbox();
    folder = await temporaryFolder('openapi');
    await writeFile(file(), ownDocument);
  });
  after(async () => {
    await sandbox.close();
    await removeFolder(folder);
  });
  const ui = useWorkbench({
    theme: 'dark',
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl, 'trackberry.openApi': file() }),
  });
  const tree = () => ui.workbench.tree('Endpoints');
  const page = () => ui.workbench.editor.webview();
  const shown = (summary: string) => page().getByRole('heading', { level: 1, name: summary }).waitFor();
  /** By another file in its place, as many editors save. */
  const save = async (text: string) => {
    await writeFile(`${file()}~`, text);
    await rename(`${file()}~`, file());
  };

  it('stand below those of the API, marked with the name of the file', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.collapseView('Shipments');
    await ui.workbench.collapseView('Token Findings');
    await tree().row('Get Document').waitFor();
    const rows = await tree().rows();
    assert.deepEqual(rows.slice(0, 8), [
      'Shipments',
      'List Shipments GET /shipments',
      'Create Shipment POST /shipments',
      'Get Shipment GET /shipments/{id}',
      'from acme[1].yaml your own description',
      'Documents',
      'Get Document GET /documents/{id}',
      'Delete Document DELETE /documents/{id}',
    ]);
    assert.equal(
      await tree().row('Get Document').getAttribute('aria-label'),
      'Get Document, GET /documents/{id}, from acme[1].yaml',
    );
  });

  it('go where all others go, with the token there alone, and never with a header that is not theirs', async () => {
    await tree().row('Get Document').click();
    await shown('Get Document');
    assert.equal(await page().locator('#field-Authorization').count(), 0);
    await page().locator('#field-id').fill('../..//evil.example');
    await page().locator('#field-X-Trace').fill('trace 1');
    await page().locator('#field-depth').fill('2');
    await ui.workbench.screenshot('endpoints-own');
    await page().locator('vscode-button:has-text("Send"):visible').first().click();
    await page().locator('.status').getByText('404').waitFor();
    const sent = sandbox.requests.find(({ url }) => url.includes('documents'));
    assert.equal(sent?.url, '/api/v1/documents/..%2F..%2F%2Fevil.example?depth=2');
  });

  it('are asked for before they write, and name the organization', async () => {
    await tree().row('Delete Document').click();
    await shown('Delete Document');
    await page().locator('#field-id').fill('doc_1');
    await page().locator('vscode-button:has-text("in Acme Produce"):visible').first().click();
    assert.match(await ui.workbench.dialog.text(), /Acme Produce[\s\S]*DELETE/);
    await ui.workbench.dialog.click('Cancel');
    assert.ok(!sandbox.requests.some(({ method }) => method === 'DELETE'));
  });

  it('that cannot be called are listed with the reason, as the text that it is', async () => {
    await ui.workbench.focusView('Endpoints');
    await tree().row('The document has no #/components/parameters/Gone').waitFor();
    await tree().row('<b>bold</b> $(alert) [x](command:workbench.action.quit)').waitFor();
    await tree().row('Steal Document').click();
    await ui.workbench.editor.tab('acme[1].yaml').waitFor();
    assert.ok(!(await ui.workbench.page.locator('.sidebar b').count()));
  });

  it('are in the palette, apart from the others', async () => {
    await ui.workbench.runCommand('Trackberry: Try Endpoint…');
    await ui.workbench.quickInput.waitFor('Try Endpoint');
    const texts = await ui.workbench.quickInput.itemTexts();
    assert.ok(texts.some((text) => /Get Document.*Documents · from acme\[1\]\.yaml/.test(text)));
    assert.ok(!texts.some((text) => text.includes('Steal')));
    await ui.workbench.quickInput.cancel();
  });

  it('follow the file; what is wrong with it is said, and nothing is lost', async () => {
    await save(`${ownDocument}  ]`);
    await tree()
      .row(/Line 26 is not valid YAML or JSON/)
      .waitFor();
    await tree().row('Open acme[1].yaml').waitFor();
    await tree().row('Get Document').waitFor();
    await tree().row('List Shipments').waitFor();
    await ui.workbench.screenshot('endpoints-fault');
    await save(ownDocument.replaceAll('Get Document', 'Read Document'));
    await tree().row('Read Document').waitFor();
    await tree()
      .row(/is not valid/)
      .waitFor({ state: 'detached' });
    await tree().row('Read Document').click();
    await shown('Read Document');
    await page().locator('.operations').getByText('Documents · from acme[1].yaml').waitFor();
    await save(ownDocument.replaceAll('Get Document', 'Fetch Document'));
    await shown('Fetch Document'); // in the page that is open
    assert.equal(await page().locator('#field-id').inputValue(), '../..//evil.example');
  });
});

describe('a document that is not there', () => {
  let folder: string;
  const file = () => join(folder, 'later', 'acme.json');
  const described = (summary: string) => JSON.stringify({ openapi: '3.1.0', paths: { '/late': { get: { summary } } } });
  before(async () => {
    folder = await temporaryFolder('openapi');
  });
  after(() => removeFolder(folder));
  const ui = useWorkbench({ settings: () => ({ 'trackberry.openApi': `file://${file()}` }) });

  it('leaves the endpoints of the API, and says what to do', async () => {
    await ui.workbench.openView('Trackberry');
    const tree = ui.workbench.tree('Endpoints');
    await tree.row('There is no file').waitFor();
    await tree.row('List Shipments').waitFor();
    await tree.row('Open Setting').click();
    await ui.workbench.editor.tab('Settings').waitFor();
    await ui.workbench.page.getByText('Open Api', { exact: true }).first().waitFor();
  });

  it('is read again on request, and from then on followed', async () => {
    const tree = ui.workbench.tree('Endpoints');
    await mkdir(join(folder, 'later'));
    await writeFile(file(), described('Come Late'));
    await tree.row('Read Again').click();
    await tree.row('Come Late').waitFor();
    await writeFile(file(), described('Come Later'));
    await tree.row('Come Later').waitFor();
  });
});

describe('a setting that names no file', () => {
  const ui = useWorkbench({ settings: () => ({ 'trackberry.openApi': 'relative/acme.yaml' }) });

  it('is told so', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.tree('Endpoints').row('must be an absolute path').waitFor();
    await ui.workbench.tree('Endpoints').row('List Shipments').waitFor();
  });
});
