import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sizeLimit } from '../../../../src/scan/decode.ts';
import { aToken } from '../../../unit/scan/inventedTokens.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { ScratchFolder } from '../../support/scratchFolder.ts';
import { quantile } from '../../support/statistics.ts';
import { runExpecting } from '../command.ts';
import { documentOf, documents } from '../documents.ts';
import type { PublicTree } from '../publicTree.ts';
import type { ShippedCli } from '../shippedCli.ts';

const name = 'memory';
const runs = 3;
const threadCounts = [1, 2];
const meter = join(import.meta.dirname, '../peakMemory.cjs');

/**
 * The most that the process of the shipped CLI ever held (resident set, Node itself and all threads in it), divided by the
 * number of threads that it was told to use. The worst run counts.
 */
export function memoryCase(cli: ShippedCli, tree: PublicTree): BenchCase {
  return {
    name,
    async run() {
      await using folder = await ScratchFolder.create();
      const small = join(folder.path, 'small');
      const large = join(folder.path, 'large');
      await writeDocuments(small, 1, 20_000);
      await writeDocuments(large, 9, sizeLimit);
      return [
        await rowOf(cli, `${Object.keys(documents).length} small files`, small),
        await rowOf(cli, 'the public source', await tree.path()),
        await rowOf(cli, '300 MB in files of 5 MB', large),
      ];
    },
  };
}

async function rowOf(cli: ShippedCli, what: string, path: string): Promise<Row> {
  const peaks: { threads: number; worst: number }[] = [];
  for (const threads of threadCounts) {
    const megabytes: number[] = [];
    for (let run = 0; run < runs; run += 1) megabytes.push(await peakMegabytes(cli, threads, path));
    peaks.push({ threads, worst: quantile(megabytes, 1) });
  }
  return {
    case: `${name}: ${what}`,
    runs: runs * threadCounts.length,
    value: Math.max(...peaks.map(({ threads, worst }) => worst / threads)),
    unit: 'MB a thread',
    bar: { atMost: 100 },
    notes: [peaks.map(({ threads, worst }) => `--threads ${threads}: ${worst.toFixed(0)} MB in all`).join(', ')],
  };
}

async function peakMegabytes(cli: ShippedCli, threads: number, path: string): Promise<number> {
  const [program, ...args] = await cli.command('--threads', String(threads), path);
  const env = { ...process.env, TRACKBERRY_API_TOKEN: aToken };
  const { stderr } = await runExpecting([0, 1], [program, '--require', meter, ...args], { env });
  const kilobytes = /^peak memory (\d+) KB$/m.exec(stderr)?.[1];
  if (kilobytes === undefined) throw new Error(`The peak memory was not told: ${stderr}`);
  return (Number(kilobytes) * 1024) / 1e6;
}

/** `copies` of each document, each of `length` bytes. */
async function writeDocuments(folder: string, copies: number, length: number): Promise<void> {
  await mkdir(folder);
  for (const file of Object.keys(documents)) {
    const text = documentOf(file, length);
    for (let copy = 0; copy < copies; copy += 1) await writeFile(join(folder, `${copy}-${file}`), text);
  }
}
