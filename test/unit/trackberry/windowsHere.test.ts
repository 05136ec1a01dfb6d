import assert from 'node:assert/strict';
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { WindowsHere } from '../../../src/trackberry/windowsHere.ts';
import { anotherToken, aToken } from '../scan/inventedTokens.ts';
import { useNeighbourhood, waits, waitsForNothing } from './neighbourhood.ts';

describe('windows here: who is there', () => {
  const use = useNeighbourhood();

  it('is nobody where one window is alone', async () => {
    const window = use().window();
    window.tell(waits);
    await use().advance(1_000);
    assert.equal(window.neighbours.others, 0);
  });

  for (const count of [2, 3, 5]) {
    it(`is each of ${count} windows that wait, and each has a place of its own`, async () => {
      const windows = Array.from({ length: count }, () => use().window());
      for (const window of windows) {
        window.tell(waits);
      }
      await use().advance(400);
      assert.deepEqual(
        windows.map(({ neighbours }) => neighbours.others),
        Array(count).fill(count - 1),
      );
      const places = windows.map(({ neighbours }) => neighbours.place);
      assert.deepEqual(
        places.toSorted((a, b) => a - b),
        Array.from({ length: count }, (_, place) => place),
      );
    });
  }

  it('has its place by the name of its file', async () => {
    const names: string[] = [];
    const windows: WindowsHere[] = [];
    for (let index = 0; index < 4; index += 1) {
      const window = use().window();
      window.tell(waits);
      await use().settle();
      names.push(...(await use().files()).filter((name) => !names.includes(name)));
      windows.push(window);
    }
    await use().advance(400);
    const sorted = names.toSorted();
    assert.deepEqual(
      windows.map(({ neighbours }) => neighbours.place),
      names.map((name) => sorted.indexOf(name)),
    );
  });

  it('is only who waits', async () => {
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    b.tell(waits);
    await use().advance(400);
    assert.equal(a.neighbours.others, 1);
    b.tell(waitsForNothing);
    await use().advance(400);
    assert.equal(a.neighbours.others, 0);
  });

  it('is seen by one at least of two that begin in the same instant, with their first look', async () => {
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    b.tell(waits);
    await use().settle();
    assert.ok(a.neighbours.others + b.neighbours.others >= 1);
  });

  it('is no window that was closed: its file is gone', async () => {
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    b.tell(waits);
    await use().advance(400);
    b.close();
    await use().advance(400);
    assert.deepEqual([a.neighbours.others, (await use().files()).length], [0, 1]);
  });

  it('is no window that was closed while it wrote', async () => {
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    await use().settle();
    b.tell(waits);
    await use().clock.settle();
    b.close();
    await use().advance(400);
    assert.equal((await use().files()).length, 1);
  });
});

describe('windows here: looking first', () => {
  const use = useNeighbourhood();

  it('is over with the look, and holds for a second', async () => {
    const { clock } = use();
    const window = use().window();
    const by = window.lookFirst(clock.monotonic());
    assert.ok(by !== undefined && by > clock.monotonic());
    await use().settle();
    assert.equal(window.lookFirst(clock.monotonic()), undefined);
    window.tell(waitsForNothing);
    await use().advance(1_000);
    assert.equal(window.lookFirst(clock.monotonic()), undefined);
    await use().advance(50);
    assert.notEqual(window.lookFirst(clock.monotonic()), undefined);
  });

  it('is not waited for long: then as if there was one other', async () => {
    const { clock } = use();
    const window = use().window();
    const by = window.lookFirst(clock.monotonic()) ?? 0;
    const patienceMs = by - clock.monotonic();
    assert.ok(patienceMs > 0 && patienceMs <= 2_000, `${patienceMs} ms`);
    clock.stop(patienceMs - 1); // meanwhile no file is answered
    assert.equal(window.lookFirst(clock.monotonic()), by);
    clock.stop(1);
    await clock.settle();
    assert.equal(window.lookFirst(clock.monotonic()), undefined);
    assert.equal(window.neighbours.others, 1);
  });

  it('tells the others that this window waits', async () => {
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    await use().settle();
    b.lookFirst(use().clock.monotonic());
    await use().advance(400);
    assert.deepEqual([a.neighbours.others, b.neighbours.others], [1, 1]);
  });
});

describe('windows here: while nothing waits and nothing changes', () => {
  const use = useNeighbourhood();

  it('nothing is written, nothing is read, and no timer is left', async () => {
    const window = use().window();
    window.tell(waits);
    await use().advance(400);
    window.tell(waitsForNothing);
    await use().advance(400);
    assert.equal(use().clock.timers, 0);
    await rm(use().folder, { recursive: true });
    await use().advance(5_000);
    await assert.rejects(stat(use().folder));
    assert.deepEqual(use().log.lines, []);
  });

  it('what was read of the limit is still told, once', async () => {
    const [a, b] = [use().window(), use().window()];
    const now = use().clock.monotonic();
    const reading = { remaining: 42, resetAt: 1_707_667_200_000, endsAt: now + 30_000, sentAt: now, learnedAt: now };
    a.tell({ ...waitsForNothing, reading });
    await use().settle();
    assert.equal(use().clock.timers, 0);
    a.tell({ ...waitsForNothing, reading: { ...reading } });
    assert.equal(use().clock.timers, 0);
    b.tell(waits);
    await use().settle();
    assert.deepEqual(b.readings, [reading]);
    assert.equal(b.neighbours.others, 0);
  });
});

describe('windows here: what was read of a new window of the limit', () => {
  const use = useNeighbourhood();

  it('is told, though as much is left as in the last one', async () => {
    const [a, b] = [use().window(), use().window()];
    for (const resetAt of [1_707_667_200_000, 1_707_667_260_000]) {
      const now = use().clock.monotonic();
      a.tell({
        ...waitsForNothing,
        reading: { remaining: 99, resetAt, endsAt: now + 30_000, sentAt: now, learnedAt: now },
      });
      b.tell(waits);
      await use().advance(400);
      assert.equal(b.readings[0]?.resetAt, resetAt);
      await use().advance(30_000);
    }
  });
});

describe('windows here: the folder', () => {
  const use = useNeighbourhood();
  const origin = 'https://trackberry.test';
  const folderOf = (key = 'a secret', address = origin, token = aToken) =>
    WindowsHere.folderOf('/shared', key, address, token);

  it('has a name that tells nothing of the token, the address or the secret', () => {
    assert.equal(folderOf(), folderOf());
    assert.match(basename(folderOf()), /^[0-9a-f]{32}$/);
    assert.equal(folderOf(), join('/shared', basename(folderOf())));
  });

  it('is another one for another secret, address or token', () => {
    const folders = [folderOf(), folderOf('another'), folderOf(undefined, `${origin}:8443`)];
    folders.push(folderOf(undefined, undefined, anotherToken), folderOf(undefined, `${origin}\n${aToken}`, ''));
    assert.equal(new Set(folders).size, 5);
  });

  it('can be read by this user alone, and so can each file', async () => {
    const window = use().window();
    window.tell(waits);
    await use().settle();
    const modes = [use().folder, ...(await use().files()).map((name) => join(use().folder, name))].map(
      async (path) => (await stat(path)).mode & 0o777,
    );
    assert.deepEqual(await Promise.all(modes), [0o700, 0o600]);
  });
});
