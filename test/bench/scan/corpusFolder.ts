import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CorpusCase } from '../../unit/scan/corpus/corpus.ts';

/** Writes each case into a file below `folder`. @returns the files' names, relative to it, in the order of the cases. */
export async function writeCorpus(folder: string, cases: readonly CorpusCase[]): Promise<string[]> {
  const files: string[] = [];
  for (const [index, { file, text }] of cases.entries()) {
    const name = `${index}/${file}`;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
    files.push(name);
  }
  return files;
}
