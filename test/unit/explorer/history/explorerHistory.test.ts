import assert from 'node:assert/strict';
import { ExplorerHistory } from '../../../../src/explorer/history/explorerHistory.ts';
import type { HistoryEntry } from '../../../../src/explorer/history/historyEntry.ts';
import { RecordingLog } from '../../trackberry/recordingLog.ts';
import { FolderInMemory } from './folderInMemory.ts';

function entryAt(at: number, change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    at,
    organization: 'Acme',
    origin: 'https://trackberry.ag',
    operationId: 'listShipments',
    summary: 'List Shipments',
    method: 'GET',
    target: `/shipments?page=${at}`,
    parameters: { page: String(at) },
    incomplete: false,
    hasBody: false,
    outcome: { kind: 'answered', status: 200, statusText: 'OK', waitingMs: 0, totalMs: 12.5, bytes: 2 },
    ...change,
  };
}

describe('the history of calls', () => {
  let random = 0;
  let keep = false;
  let folder: FolderInMemory;
  const log = new RecordingLog();
  const open = (on: FolderInMemory | undefined = folder) =>
    new ExplorerHistory({
      folder: on,
      keepBodies: () => keep,
      random: () => String(random++).padStart(8, '0'),
      log,
    });
  const targets = async (history: ExplorerHistory) => (await history.list()).map(({ entry }) => entry.parameters.page);
  beforeEach(() => {
    folder = new FolderInMemory();
    keep = false;
  });

  it('lists calls newest first, and still does after a reload', async () => {
    const history = open();
    await history.add(entryAt(1), {});
    await history.add(entryAt(3), {});
    await history.add(entryAt(2), {});
    assert.deepEqual(await targets(history), ['3', '2', '1']);
    assert.deepEqual(await open().list(), await history.list());
  });

  it('keeps the last 200', async () => {
    const history = open();
    for (let at = 1; at <= 205; at += 1) await history.add(entryAt(at), { answer: '{}' });
    const kept = await history.list();
    assert.equal(kept.length, 200);
    assert.equal(kept.at(-1)?.entry.at, 6);
    assert.equal(folder.files.size, 200);
  });

  it('keeps bodies for the session alone, unless the user allows it', async () => {
    const history = open();
    await history.add(entryAt(1), { request: '{"a":1}', answer: '{"b":1.10}' });
    const [{ id } = { id: '' }] = await history.list();
    assert.deepEqual(await history.bodies(id), { request: '{"a":1}', answer: '{"b":1.10}' });
    assert.deepEqual(await open().bodies(id), {});
    assert.ok([...folder.files.values()].every((text) => !text.includes('1.10')));
    keep = true;
    await history.add(entryAt(2), { answer: '{"b":2.20}' });
    const [kept] = await history.list();
    assert.deepEqual(await open().bodies(kept?.id ?? ''), { answer: '{"b":2.20}' });
  });

  it('takes the bodies out of the folder when they are no longer allowed there', async () => {
    keep = true;
    const history = open();
    await history.add(entryAt(1), { request: 'in', answer: 'out' });
    assert.equal(folder.files.size, 3);
    keep = false;
    await history.applySetting();
    assert.deepEqual(
      [...folder.files.keys()].map((name) => name.split('.')[1]),
      ['json'],
    );
    assert.ok(![...folder.files.values()].some((text) => text.includes('keptBytes')));
    const [{ id } = { id: '' }] = await history.list();
    assert.deepEqual(await history.bodies(id), { request: 'in', answer: 'out' });
  });

  it('writes no body above 5 MB, and no more than 50 MB of them', async () => {
    keep = true;
    const history = open();
    await history.add(entryAt(1), { answer: 'x'.repeat(5_000_001) });
    assert.equal(folder.files.size, 1);
    for (let at = 2; at <= 14; at += 1) await history.add(entryAt(at), { answer: 'x'.repeat(4_900_000) });
    const answers = [...folder.files.keys()].filter((name) => name.endsWith('.answer'));
    assert.deepEqual([answers.length, (await history.list()).length], [10, 14]);
  });

  it('keeps of the bodies in memory the newest, whatever its size', async () => {
    const history = open();
    await history.add(entryAt(1), { answer: 'a'.repeat(100) });
    await history.add(entryAt(2), { answer: 'b'.repeat(50_000_000) });
    const [second, first] = await history.list();
    assert.equal((await history.bodies(second?.id ?? '')).answer?.length, 50_000_000);
    assert.deepEqual(await history.bodies(first?.id ?? ''), {});
  });

  it('loses nothing that another window has added, and shows it', async () => {
    const [here, there] = [open(), open()];
    await here.add(entryAt(1), {});
    await there.add(entryAt(2), {});
    await here.add(entryAt(3), {});
    assert.deepEqual(await targets(here), ['3', '2', '1']);
    assert.deepEqual(await targets(there), ['3', '2', '1']);
    await there.remove([(await there.list())[1]?.id ?? '']);
    assert.deepEqual(await targets(here), ['3', '1']);
  });

  it('drops what is damaged with a line in the log, and leaves files that are not its own', async () => {
    const history = open();
    await history.add(entryAt(1), {});
    folder.files.set('1700000000000-deadbeef.json', '{"at": "yesterday"}');
    folder.files.set('1700000000001-deadbeef.json', '{');
    folder.files.set('notes.txt', 'mine');
    assert.deepEqual(await targets(history), ['1']);
    assert.equal(log.lines.filter((line) => line.includes('deadbeef')).length, 2);
    assert.equal(folder.files.size, 2);
    await history.clear();
    assert.deepEqual([...folder.files.keys()], ['notes.txt']);
    assert.deepEqual(await history.list(), []);
  });

  it('lives as long as the window where there is no folder', async () => {
    const history = open(undefined);
    const told: number[] = [];
    history.onDidChange(() => told.push(1));
    await new ExplorerHistory({ folder: undefined, keepBodies: () => true, random: () => 'aaaaaaaa', log }).list();
    await history.add(entryAt(1), { answer: '{}' });
    assert.equal(told.length, 1);
    assert.equal((await history.list()).length, 1);
  });

  it('tells who adds that it cannot be written, and goes on', async () => {
    class Full extends FolderInMemory {
      override async write(): Promise<void> {
        throw new Error('no space left');
      }
    }
    const history = open(new Full());
    await assert.rejects(history.add(entryAt(1), {}), /no space left/);
    assert.deepEqual(await history.list(), []);
  });
});
