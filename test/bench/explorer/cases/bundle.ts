import { gzipSync } from 'node:zlib';
import type { BenchCase } from '../../support/benchCase.ts';
import { BenchWindow, startCode } from '../benchWindow.ts';

const name = 'page bundle, gzipped';

/** All that the explorer's page loads from the package: scripts, styles and the icons' font. */
export const bundleCase: BenchCase = {
  name,
  async run() {
    await using code = await startCode();
    await using window = await BenchWindow.open(code);
    await window.open('explorer');
    await window.inPage('document.fonts.load("16px codicon")');
    const loaded = await window.inPage<string[]>(`performance.getEntriesByType('resource').map(({ name }) => name)`);
    const sizes = [...(await code.packagedFiles())]
      .filter(([path]) => loaded.some((address) => new URL(address).pathname.endsWith(path.replace(/^extension/, ''))))
      .map(([path, content]) => ({ path, bytes: gzipSync(content).length }));
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    return [
      {
        case: name,
        runs: 1,
        value: total / 1024,
        unit: 'KB',
        bar: { atMost: 150 },
        notes: sizes.map(({ path, bytes }) => `${path.replace('extension/', '')}: ${(bytes / 1024).toFixed(1)} KB`),
      },
    ];
  },
};
