import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'mocha';
import { connect } from '../support/connect.ts';
import { type ListServer, startListServer } from '../support/listServer.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const rows = [
  '{"id":"ship_c","reference":"BU-3","status":"pending","weight":12345678901234567890}',
  '{"id":"ship_b","reference":"=1+1","status":"approved","price":1.10}',
  '{"id":"ship_a","reference":"BU-1","status":"rejected","more":{"a":[1]}}',
];

describe('exporting shipments', () => {
  let server: ListServer;
  let folder: string;
  let callsBefore = 0;
  before(async () => {
    server = await startListServer(rows);
    folder = await temporaryFolder('export');
  });
  after(async () => {
    await server.stop();
    await removeFolder(folder);
  });
  const ui = useWorkbench({ folder: () => folder, settings: () => ({ 'trackberry.baseUrl': server.baseUrl }) });

  const exportAs = async (format: string, name: string) => {
    const { quickInput } = ui.workbench;
    await ui.workbench.runCommand('Trackberry: Export Shipments…');
    await quickInput.waitFor('3 shipments are shown');
    await quickInput.pick(format);
    await quickInput.answerPath(join(folder, name), 'Export Shipments');
  };

  before('connect', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, 'an-invented-token-of-nobody', 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-3').waitFor();
    callsBefore = server.requests.length;
  });

  it('writes JSON, a line for each, letter by letter', async () => {
    await exportAs('JSON', 'list.json');
    await ui.workbench.notifications.waitFor('Saved 3 rows as list.json.');
    assert.equal(await readFile(join(folder, 'list.json'), 'utf8'), `[\n${rows.join(',\n')}\n]\n`);
  });

  it('opens what was saved', async () => {
    await ui.workbench.notifications.click('Saved 3 rows as list.json.', 'Open File');
    await ui.workbench.editor.tab('list.json').waitFor();
    await ui.workbench.screenshot('shipments-export');
  });

  it('writes CSV with all fields, over an earlier file, and tells of what would have been a formula', async () => {
    await writeFile(join(folder, 'list.csv'), 'what was there before');
    await exportAs('CSV', 'list.csv');
    await ui.workbench.quickInput.waitFor('list.csv already exists.');
    await ui.workbench.quickInput.root.getByRole('button', { name: 'OK' }).click();
    await ui.workbench.notifications.waitFor('Saved 3 rows as list.csv. 1 field would have been a formula');
    assert.deepEqual((await readFile(join(folder, 'list.csv'), 'utf8')).split('\r\n'), [
      '\uFEFF"id","reference","status","weight","price","more"',
      '"ship_c","BU-3","pending",12345678901234567890,,',
      '"ship_b","\'=1+1","approved",,1.10,',
      '"ship_a","BU-1","rejected",,,"{""a"":[1]}"',
      '',
    ]);
  });

  it('writes what a search has found', async () => {
    const { quickInput } = ui.workbench;
    await ui.workbench.runCommand('Trackberry: Search Shipments…');
    await quickInput.answer('BU-1');
    await ui.workbench.runCommand('Trackberry: Export Shipments…');
    await quickInput.waitFor('1 shipment is shown');
    await quickInput.pick('JSON');
    await quickInput.answerPath(join(folder, 'found.json'), 'Export Shipments');
    await ui.workbench.notifications.waitFor('Saved 1 row as found.json.');
    assert.equal(await readFile(join(folder, 'found.json'), 'utf8'), `[\n${rows[2]}\n]\n`);
  });

  it('leaves nothing else in the folder, and asks for nothing that is loaded', async () => {
    assert.deepEqual((await readdir(folder)).sort(), ['found.json', 'list.csv', 'list.json']);
    assert.equal(server.requests.length, callsBefore);
  });
});
