import { plantedToken } from '../../../support/sampleRepository.ts';
import { TemporaryRepository } from '../../../support/temporaryRepository.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { median } from '../../support/statistics.ts';
import { EditorCode } from '../editorWindow.ts';
import { listed } from '../loopRows.ts';

const name = 'tokens that are staged';
const runs = 5;

export const stagingCase: BenchCase = {
  name,
  async run() {
    await using code = await EditorCode.start();
    const rows: Row[] = [];
    for (const files of [1, 50]) {
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        await using repository = await TemporaryRepository.create();
        await repository.write({ 'README.md': '# Berries\n' });
        await repository.commitAll('Nothing yet');
        await using window = await code.window({ folder: repository.folder });
        const names = Array.from({ length: files }, (_, file) => `settings${file}.env`);
        const text = `TRACKBERRY_API_TOKEN=${plantedToken}\n`;
        const stage = async () => {
          await repository.write(Object.fromEntries(names.map((each) => [each, text])));
          await repository.stage(...names);
        };
        times.push(await window.probe.staging('trackberry', files, stage));
      }
      rows.push({
        case: `${name}, ${files} ${files === 1 ? 'file' : 'files'}: from the word of git until they are in Problems`,
        runs,
        value: median(times),
        unit: 'ms',
        bar: { atMost: 1_000 },
        notes: [listed(times)],
      });
    }
    return rows;
  },
};
