import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { anotherFile, useNeighbourhood, waits } from './neighbourhood.ts';

describe('windows here: the file of another window', () => {
  const use = useNeighbourhood();

  it('counts for some seconds after it was written, in either direction of the clock', async () => {
    for (const [ageMs, others] of [
      [2_000, 1],
      [6_000, 0],
      [-2_000, 1],
      [-6_000, 0],
      [3_600_000 * 24, 0],
      [-3_600_000 * 24, 0],
    ] as const) {
      const window = use().window();
      window.tell(waits);
      await use().settle();
      await use().write('0.json', anotherFile(use().clock.wall() - ageMs));
      await use().advance(300);
      assert.equal(window.neighbours.others, others, `${ageMs} ms old`);
      window.close();
      await use().settle();
    }
  });

  it('is written anew each second while calls wait, so that a window that goes on is not forgotten', async () => {
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    b.tell(waits);
    for (let second = 0; second < 10; second += 1) {
      await use().advance(1_000);
      assert.deepEqual([a.neighbours.others, b.neighbours.others], [1, 1]);
    }
  });

  it('does not count when that window was stopped; it counts again when it goes on', async () => {
    const window = use().window();
    window.tell(waits);
    await use().settle();
    await use().write('0.json', anotherFile(use().clock.wall()));
    await use().advance(2_000);
    assert.equal(window.neighbours.others, 1);
    await use().advance(4_000);
    assert.equal(window.neighbours.others, 0);
    await use().write('0.json', anotherFile(use().clock.wall()));
    await use().advance(300);
    assert.equal(window.neighbours.others, 1);
  });

  it('is removed when it is older than an hour, no earlier', async () => {
    const window = use().window();
    window.tell(waits);
    await use().settle();
    await use().write('new.json', anotherFile(use().clock.wall() - 3_590_000));
    await use().write('old.json', anotherFile(use().clock.wall() - 3_601_000));
    await use().advance(300);
    const files = await use().files();
    assert.deepEqual([files.includes('new.json'), files.includes('old.json')], [true, false]);
  });
});

describe('windows here: files that no window has written', () => {
  const use = useNeighbourhood();
  const far = 8e15;
  const hostile: Record<string, unknown> = {
    'not JSON': '<html>',
    empty: '',
    'cut short': '{"at":1707667200000,"wait',
    'a list': [],
    null: null,
    'a prototype': `{"__proto__":${JSON.stringify(anotherFile(1))}}`,
    'wrong types': { ...anotherFile(0), at: 'now' },
    'far future': {
      ...anotherFile(far),
      reading: { remaining: 0, resetAt: far, endsAt: far, sentAt: far, learnedAt: far },
    },
    'far past': anotherFile(-far),
    'not a number': JSON.stringify(anotherFile(0)).replace('0', '1e999'),
  };

  it('are ignored, and nothing is said of them', async () => {
    const window = use().window();
    window.tell(waits);
    await use().settle();
    for (const [name, content] of Object.entries(hostile)) {
      await use().write(`${name}.json`, content);
    }
    const folder = use().folder;
    await writeFile(
      join(folder, 'huge.json'),
      JSON.stringify({ ...anotherFile(use().clock.wall()), padding: 'x'.repeat(20_000_000) }),
    );
    await writeFile(join(folder, 'gigantic.json'), '');
    await truncate(join(folder, 'gigantic.json'), 5e9);
    await mkdir(join(folder, 'folder.json'));
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling.json'));
    await use().write('not-ours.txt', anotherFile(use().clock.wall()));
    await use().advance(1_000);
    assert.equal(window.neighbours.others, 0);
    assert.deepEqual(window.readings, []);
    assert.deepEqual(use().log.lines, []);
  });

  it('do not hide the windows that are there', async () => {
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    b.tell(waits);
    await use().settle();
    await use().write('0.json', '{');
    await mkdir(join(use().folder, '1.json'));
    await use().advance(400);
    assert.deepEqual([a.neighbours.others, b.neighbours.others], [1, 1]);
  });

  it('are left alone when they are old: only what a window wrote is removed', async () => {
    const window = use().window();
    window.tell(waits);
    await use().settle();
    await use().write('notes.json', { text: 'not ours' });
    const old = new Date(use().clock.wall() - 86_400_000);
    await utimes(join(use().folder, 'notes.json'), old, old);
    await use().advance(500);
    assert.ok((await use().files()).includes('notes.json'));
  });
});

describe('windows here: a folder that cannot be used', () => {
  const use = useNeighbourhood();

  it('is as if there was one other window, and is told once', async () => {
    await writeFile(use().folder, 'a file in its place');
    const window = use().window();
    window.tell(waits);
    await use().advance(5_000);
    assert.equal(window.neighbours.others, 1);
    assert.deepEqual(window.readings, []);
    assert.equal(use().log.lines.length, 1);
    assert.match(use().log.lines[0] ?? '', /^warn The other windows here cannot be seen .*as if there was one\.$/);
  });

  it('is looked into again, and used when that can be done', async () => {
    await writeFile(use().folder, 'a file in its place');
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    b.tell(waits);
    await use().advance(1_000);
    assert.deepEqual([a.neighbours.others, b.neighbours.others], [1, 1]);
    await rm(use().folder);
    b.close();
    await use().advance(2_000);
    assert.equal(a.neighbours.others, 0);
  });

  it('is made again when somebody removed it', async () => {
    const [a, b] = [use().window(), use().window()];
    a.tell(waits);
    b.tell(waits);
    await use().advance(400);
    await rm(use().folder, { recursive: true });
    await use().advance(2_000);
    assert.deepEqual([a.neighbours.others, b.neighbours.others], [1, 1]);
    assert.equal((await use().files()).length, 2);
  });

  it('may be missing with all that is above it', async () => {
    await rm(dirname(use().folder), { recursive: true });
    const window = use().window();
    window.tell(waits);
    await use().advance(400);
    assert.equal(window.neighbours.others, 0);
    assert.equal((await use().files()).length, 1);
  });
});
