import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { ExplorerPage } from '../support/workbench/explorerPage.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('a request in the explorer', () => {
  let sandbox: Sandbox;
  let page: ExplorerPage;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ theme: 'dark', settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const host = () => new URL(sandbox.baseUrl).host;
  const calls = (method: string) => sandbox.requests.filter((request) => request.method === method);

  before('open the explorer', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    page = new ExplorerPage(ui.workbench);
    await page.send.waitFor();
  });

  it('says what the description forbids before anything is sent, and sends it anyway when one says so', async () => {
    await page.field('per_page').fill('500');
    await page.send.click();
    await page.text('per_page must be at most 100').waitFor();
    await page.text('One value does not fit the description of the API.').waitFor();
    assert.ok(!sandbox.requests.some(({ url }) => url.includes('per_page=500')));
    await ui.workbench.screenshot('explorer-send-anyway');
    await page.button('Send Anyway').click();
    await page.status('422').waitFor();
    assert.ok(sandbox.requests.some(({ url }) => url === '/api/v1/shipments?per_page=500'));
    await page.field('per_page').fill('5');
    await page.text('One value does not fit').waitFor({ state: 'hidden' });
  });

  it('does not offer it where there is no request that would say it', async () => {
    await page.choose('Get Shipment');
    await page.send.click();
    await page.text('id is required').waitFor();
    await page.text('It cannot be sent like this.').waitFor();
    assert.equal(await page.button('Send Anyway').isVisible(), false);
    await page.field('id').fill('..');
    await page.text('it would lead to another path').waitFor();
    assert.equal(await page.button('Send Anyway').isVisible(), false);
  });

  it('asks once before it creates, shows what is sent where, and sends once', async () => {
    await page.choose('Create Shipment');
    await page.button(`Create in Acme Produce (${host()})`).waitFor();
    await page.field('body/shipment/reference').fill('BU-9000');
    await page.field('body/shipment/vessel').fill('MSC "Aurora" 😀');
    await page.send.click();
    const question = await ui.workbench.dialog.text();
    assert.match(question, /Create Shipment in Acme Produce\?/);
    assert.ok(question.includes(`POST ${sandbox.baseUrl}/shipments`));
    assert.ok(question.includes('"reference": "BU-9000"'));
    assert.deepEqual((await ui.workbench.dialog.buttons()).sort(), ['Cancel', 'Create']);
    await ui.workbench.screenshot('explorer-create');
    await ui.workbench.dialog.click('Cancel');
    await page.text('Nothing was sent').waitFor();
    assert.deepEqual(calls('POST'), []);
    await page.send.click();
    await ui.workbench.dialog.click('Create');
    await page.status('201').waitFor();
    assert.equal(calls('POST').length, 1);
    await ui.workbench.tree('Shipments').row('BU-9000').waitFor(); // the view is refreshed by itself
  });

  it('takes the body as JSON too, with the place of what is wrong in it, and loses nothing on the way', async () => {
    const body = page.frame.getByRole('textbox', { name: 'Body as JSON' });
    await page.link('As JSON').click();
    assert.deepEqual(JSON.parse(await body.inputValue()), {
      shipment: { reference: 'BU-9000', vessel: 'MSC "Aurora" 😀' },
    });
    const before = calls('POST').length;
    await body.fill('{\n  "shipment": {\n    "vessel": 4\n  }\n}');
    await page.send.click();
    await page.link('Line 3, column 15: vessel must be text').waitFor();
    await body.fill('{\n  "shipment": {\n    "vessel": "a" "origin": "b"\n  }\n}');
    await page.link(/^Line 3, column 19: The body is not JSON/).click();
    const cursor = await body.evaluate((text) => Reflect.get(text, 'value')[Reflect.get(text, 'selectionStart')]);
    assert.equal(cursor, '"');
    await ui.workbench.screenshot('explorer-raw-body');
    await page.link('As fields').click();
    await page.text('The fields cannot show all of this').waitFor();
    await body.fill('{"shipment": {"vessel": "a", "further": 12345678901234567890}}');
    await page.link('As fields').click();
    await page.text('The fields cannot show all of this').waitFor();
    assert.equal(await body.inputValue(), '{"shipment": {"vessel": "a", "further": 12345678901234567890}}');
    await body.fill('{"shipment":   {"vessel": "a"}}');
    await page.link('As fields').click();
    assert.equal(await page.field('body/shipment/vessel').inputValue(), 'a');
    await page.link('As JSON').click();
    assert.equal(await body.inputValue(), '{"shipment":   {"vessel": "a"}}'); // as it was written
    await page.link('As fields').click();
    assert.equal(calls('POST').length, before);
  });

  it('calls an outcome unknown that is unknown, does not repeat it, and finds what was created', async () => {
    await page.field('body/shipment/reference').fill('BU-9001');
    sandbox.setFaults({ reset: 'midBody', times: 1 });
    const before = sandbox.requests.length;
    await page.send.click();
    await ui.workbench.dialog.click('Create');
    await page.text(/not known whether the call was carried out/).waitFor();
    assert.equal(sandbox.requests.length, before + 1);
    await page.text(/A shipment with the reference BU-9001 can be looked for/).waitFor();
    await ui.workbench.screenshot('explorer-unknown');
    await page.button('Look for It').click();
    await page.text('Found.').waitFor();
    assert.equal(calls('POST').length, 2); // it was looked for, not sent again
    assert.ok(sandbox.requests.slice(before + 1).every(({ url }) => url.startsWith('/api/v1/shipments?page=1&')));
    await ui.workbench.screenshot('explorer-unknown-found');
    await page.button(/^Show ship_/).click();
    await ui.workbench.editor.tab('BU-9001').waitFor();
    await ui.workbench.editor.tab('Trackberry API Explorer').click();
    await page.text('Found.').waitFor(); // also after the page was hidden
  });

  it('calls it unknown too where it was cancelled on its way, or something else answered', async () => {
    await page.choose('Create Shipment');
    await page.field('body/shipment/reference').fill('BU-9003');
    sandbox.setFaults({ latencyMs: 60_000, times: 1 });
    const before = calls('POST').length;
    await page.send.click();
    await ui.workbench.dialog.click('Create');
    await eventually(
      'the request',
      () => calls('POST').length,
      (posts) => posts > before,
    );
    await page.button('Cancel').click();
    await page.text(/It was cancelled after it was sent/).waitFor();
    await page.button('Look for It').waitFor();
    sandbox.setFaults({ badJson: true, times: 1 });
    await page.send.click();
    await ui.workbench.dialog.click('Create');
    await page.text('whether the call was carried out is not known').waitFor();
    await page.button('Look for It').waitFor();
  });

  it('says how far it has looked for what is not there', async () => {
    await page.choose('Create Shipment');
    await page.field('body/shipment/reference').fill('BU-9002');
    sandbox.setFaults({ status: 503, times: 1 });
    await page.send.click();
    await ui.workbench.dialog.click('Create');
    await page.status('503').waitFor();
    await page.button('Look for It').click();
    await page.text(/^None of all \d+ shipments has the reference BU-9002/).waitFor();
    assert.equal(calls('POST').length, 5);
    await ui.workbench.screenshot('explorer-unknown-not-found');
  });
});

describe('the explorer, hidden or loaded anew', () => {
  let sandbox: Sandbox;
  let page: ExplorerPage;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  before('open the explorer', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    page = new ExplorerPage(ui.workbench);
    await page.choose('Create Shipment');
  });

  const posts = () => sandbox.requests.filter(({ method }) => method === 'POST').length;

  const scrolled = () => page.frame.locator(':root').evaluate((root) => root.scrollTop);

  /** The workbench writes what its editors keep when it is idle, every five seconds; a reload in the tests does not wait. */
  const kept = (what: RegExp) =>
    eventually(
      `${what} in what the workbench has written`,
      () =>
        ui.workbench.page.evaluate<string>(`(async () => {
          const texts = [];
          const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
          for (const { name } of await indexedDB.databases()) {
            const database = await done(indexedDB.open(name));
            for (const store of database.objectStoreNames) {
              texts.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())));
            }
            database.close();
          }
          return texts.join();
        })()`),
      (written) => what.test(written),
    );

  it('keeps what is filled in, the answer, and where one was', async () => {
    await page.choose('List Shipments');
    await page.send.click();
    await page.status('200').waitFor();
    await page.field('per_page').fill('7');
    await page.status('200').scrollIntoViewIfNeeded();
    await page.frame.locator(':root').evaluate((root) => root.scrollTo(0, 150));
    await eventually('a scrolled page', scrolled, (top) => top === 150);
    await ui.workbench.runCommand('Preferences: Open Settings (UI)');
    await ui.workbench.editor.tab('Settings').waitFor();
    await ui.workbench.editor.tab('Trackberry API Explorer').click();
    await page.status('200').waitFor();
    assert.equal(await page.field('per_page').inputValue(), '7');
    await eventually('the place where one was', scrolled, (top) => top === 150);
    await eventually(
      'the keyboard where it was',
      () => page.field('per_page').evaluate((field) => field.matches(':focus')),
      (focused) => focused,
    );
  });

  it('comes back with its form after the window was loaded anew', async () => {
    await page.choose('Create Shipment');
    await page.field('body/shipment/reference').fill('BU-9100');
    await page.field('body/shipment/origin').fill('Valparaíso');
    await kept(/Valparaíso/);
    await ui.workbench.reload();
    await page.button('Create in Acme Produce').waitFor();
    assert.equal(await page.field('body/shipment/reference').inputValue(), 'BU-9100');
    assert.equal(await page.field('body/shipment/origin').inputValue(), 'Valparaíso');
    await page.send.click();
    await ui.workbench.dialog.click('Create');
    await page.status('201').waitFor();
    await ui.workbench.openView('Trackberry');
    await ui.workbench.tree('Shipments').row('BU-9100').waitFor(); // or the view's call would take the next one's fault
  });

  it('calls the outcome of a call unknown that the reload has cut off', async () => {
    await page.field('body/shipment/reference').fill('BU-9101');
    sandbox.setFaults({ latencyMs: 60_000, times: 1 });
    const before = posts();
    await page.send.click();
    await ui.workbench.dialog.click('Create');
    await eventually('the request', posts, (made) => made > before);
    await kept(/BU-9101/);
    await kept(/running\W+true/);
    await ui.workbench.reload();
    await page.text('its answer is lost').waitFor();
    await page.button('Look for It').click();
    await page.text(/^Found\.|^None of all/).waitFor();
    assert.equal(posts(), 2);
  });
});

describe('the explorer, closed during a call that writes', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  it('says that nobody knows what became of it', async () => {
    const posts = () => sandbox.requests.filter(({ method }) => method === 'POST').length;
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor(); // or the view's call would take the fault
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    const page = new ExplorerPage(ui.workbench);
    await page.choose('Create Shipment');
    await page.field('body/shipment/reference').fill('BU-9300');
    sandbox.setFaults({ latencyMs: 60_000, times: 1 });
    await page.send.click();
    await ui.workbench.dialog.click('Create');
    await eventually('the request', posts, (made) => made > 0);
    await ui.workbench.runCommand('View: Close Editor');
    await ui.workbench.notifications.waitFor(/Create Shipment: it is not known whether it was carried out/);
    assert.equal(posts(), 1);
  });
});

const notes = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    ...Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `/things/${index}`,
        { get: { operationId: `thing${index}`, tags: ['Things'], summary: `Get Thing ${index}`, responses: {} } },
      ]),
    ),
    '/notes/{id}': {
      patch: {
        operationId: 'updateNote',
        tags: ['Notes'],
        summary: 'Update Note',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'tag', in: 'query', schema: { type: 'array', items: { enum: ['a', 'b'] } } },
          { name: 'X-Reason', in: 'header', deprecated: true, schema: { type: 'string', pattern: '^[A-Z]' } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['kind', 'count'],
                properties: {
                  kind: { const: 'note' },
                  count: { type: 'integer', minimum: 1 },
                  text: { type: ['string', 'null'], description: 'What it says.' },
                  lines: { type: 'array', items: { type: 'object' } },
                },
              },
            },
          },
        },
        responses: { 200: { description: 'The note.' } },
      },
    },
  },
};

describe("a call of the user's own description", () => {
  let sandbox: Sandbox;
  let page: ExplorerPage;
  let folder: string;
  before(async () => {
    sandbox = await startSandbox();
    folder = await temporaryFolder('notes');
    await writeFile(join(folder, 'notes.json'), JSON.stringify(notes));
  });
  after(async () => {
    await sandbox.close();
    await removeFolder(folder);
  });
  const ui = useWorkbench({
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl, 'trackberry.openApi': join(folder, 'notes.json') }),
  });

  it('is found among many by some of its words', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    page = new ExplorerPage(ui.workbench);
    const shown = page.frame.locator('.operation:visible');
    await page.frame.getByRole('searchbox', { name: 'Filter calls' }).fill('patch note');
    await eventually(
      'a single call',
      () => shown.count(),
      (count) => count === 1,
    );
    await ui.workbench.page.keyboard.press('ArrowDown');
    await ui.workbench.page.keyboard.press('Enter');
    await page.frame.locator('.operation[aria-current]').getByText('Update Note').waitFor();
    await page.frame.getByRole('searchbox', { name: 'Filter calls' }).fill('nothing like it');
    await page.text('No calls match the filter.').waitFor();
    await page.frame.getByRole('searchbox', { name: 'Filter calls' }).fill('');
  });

  it('has fields for every kind of value, and sends what they say', async () => {
    await page.button(`Update in Acme Produce (${new URL(sandbox.baseUrl).host})`).waitFor();
    await page.field('id').fill('n/1');
    await page.field('tag').fill('a\nc');
    await page.field('X-Reason').fill('because');
    await page.field('body/lines').fill('[{"x": 1},]');
    await page.send.click();
    for (const error of [
      'item 2 of tag must be one of a, b',
      'X-Reason must match the pattern ^[A-Z]',
      /^lines is not JSON: line 1, column 11/,
    ]) {
      await page.text(error).waitFor();
    }
    await ui.workbench.screenshot('explorer-every-kind');
    await page.field('tag').fill('a\nb');
    await page.field('X-Reason').fill('Because');
    await page.field('body/lines').fill('[{"x": 1.0}]');
    await page.text('count is required').waitFor();
    await page.field('body/count').fill('12345678901234567890');
    await page.frame.getByRole('checkbox', { name: 'text is null' }).check();
    await page.text('not fit the description').waitFor({ state: 'hidden' });
    await page.send.click();
    const question = await ui.workbench.dialog.text();
    const url = '/notes/n%2F1?tag=a&tag=b';
    assert.ok(question.includes(`PATCH ${sandbox.baseUrl}${url}`), question);
    assert.ok(question.includes('X-Reason: Because'), question);
    const body = '{"kind":"note","count":12345678901234567890,"text":null,"lines":[{"x":1.0}]}';
    assert.ok(question.replaceAll(/\s/g, '').includes(body), question);
    await ui.workbench.dialog.click('Update');
    await page.status('404').waitFor();
    assert.ok(sandbox.requests.some((request) => request.method === 'PATCH' && request.url === `/api/v1${url}`));
  });
});
