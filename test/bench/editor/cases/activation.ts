import { launchBrowser } from '../../../support/browser.ts';
import { createSampleRepository } from '../../../support/sampleRepository.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { ScratchFolder } from '../../support/scratchFolder.ts';
import { median } from '../../support/statistics.ts';
import { buildShipped, type ExtensionStart, startExtension } from '../../workbench/extensionStart.ts';

const name = 'start of a window that does not use the extension';
const runs = 10;

export const activationCase: BenchCase = {
  name,
  async run() {
    await using scratch = await ScratchFolder.create();
    await using repository = await createSampleRepository();
    const { modules, bytes, folder: development } = await buildShipped(scratch.path);
    await using browser = await launchBrowser();
    const starts: ExtensionStart[] = [];
    for (let run = 0; run < runs; run += 1)
      starts.push(await startExtension(browser, { development, folder: repository.folder }));
    const files = new Set(starts.flatMap((start) => start.files));
    if (!files.delete('extension.js')) throw new Error('What the extension host loads was not recorded.');
    const list = (times: readonly number[]) => `median ${median(times)} ms (${times.join(', ')})`;
    return [
      {
        case: `${name}: activate()`,
        runs,
        value: median(starts.map(({ activateMs }) => activateMs)),
        unit: 'ms',
        bar: { atMost: 15 },
        notes: [list(starts.map(({ activateMs }) => activateMs))],
      },
      {
        case: `${name}: its code read and run, before that`,
        runs,
        value: median(starts.map(({ loadMs }) => loadMs)),
        unit: 'ms',
        notes: [
          list(starts.map(({ loadMs }) => loadMs)),
          `dist/extension.js: ${(bytes / 1024).toFixed(0)} KB of ${modules.length} modules`,
        ],
      },
      {
        case: `${name}: files of code beyond that`,
        runs,
        value: files.size,
        unit: 'files',
        bar: { atMost: 0 },
        notes: [...files],
      },
    ];
  },
};
