import { setTimeout as delay } from 'node:timers/promises';
import { plantedToken } from '../../../support/sampleRepository.ts';
import { TemporaryRepository } from '../../../support/temporaryRepository.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { EditorCode } from '../editorWindow.ts';
import type { LoopDelay } from '../hostProbe.ts';
import { idleMs, loopRows } from '../loopRows.ts';

const files = 10_000;
/** One of so many has a token in it. */
const each = 10;
const name = `scan of ${files.toLocaleString('en')} files, a token in every ${each}th`;
const runs = 5;

export const scanCase: BenchCase = {
  name,
  async run() {
    await using repository = await TemporaryRepository.create(Object.fromEntries(sources()));
    await repository.commitAll('Many files');
    await using code = await EditorCode.start();
    const idle: LoopDelay[] = [];
    const scan: LoopDelay[] = [];
    for (let run = 0; run < runs; run += 1) {
      await using window = await code.window({ folder: repository.folder });
      const { probe, workbench } = window;
      await workbench.openView('Trackberry');
      idle.push(await probe.loopDelay(() => delay(idleMs)));
      scan.push(
        await probe.loopDelay(async () => {
          // It ends when somebody has closed its message.
          const scanned = probe.command('trackberry.scanWorkspace');
          await workbench.tree('Token Findings').row('module').waitFor();
          await probe.command('notifications.clearAll');
          await scanned;
        }),
      );
      // Counted only now: VS Code takes long to copy its problems, in the loop that is measured.
      await probe.problems('trackberry', files / each);
    }
    return [...loopRows(`${name}, before it`, idle, 'no bars'), ...loopRows(name, scan, 'bars')];
  },
};

function* sources(): Iterable<[string, string]> {
  for (let file = 0; file < files; file += 1) {
    const lines = Array.from(
      { length: 40 },
      (_, line) => `export const value${line} = process(${file}, 'line ${line}');`,
    );
    if (file % each === 0) lines.splice(20, 0, `fetch(url, { headers: { Authorization: 'Bearer ${plantedToken}' } });`);
    yield [`src/part${Math.floor(file / 100)}/module${file}.ts`, `${lines.join('\n')}\n`];
  }
}
