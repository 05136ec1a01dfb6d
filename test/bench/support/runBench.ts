import { parseArgs } from 'node:util';
import { exitOnSignal } from '../../support/exitOnSignal.ts';
import type { BenchCase } from './benchCase.ts';
import { formatTable, isMet, type Row, writeJson } from './report.ts';

/** What every bench takes on its command line. */
export const benchOptions = { only: { type: 'string', default: '' }, json: { type: 'string' } } as const;

interface BenchArguments {
  /** Only the cases whose name contains it are run. */
  only: string;
  /** File for the results. */
  json?: string | undefined;
}

/**
 * A bench's command: runs its cases in order, tells each on stderr as it is done, and prints the table.
 * The exit code is 1 when a bar is missed.
 * @param setting by `describeSetting`.
 * @param heading what a reader of the table must know, a line each.
 * @param args of a bench that takes more of them than `benchOptions`.
 */
export async function runBench(
  cases: readonly BenchCase[],
  setting: string,
  heading: readonly string[],
  { only, json }: BenchArguments = parseArgs({ options: benchOptions }).values,
) {
  exitOnSignal();
  // Each child process and folder of a case has a listener of its own, and cases run side by side.
  process.setMaxListeners(100);
  const chosen = cases.filter(({ name }) => name.includes(only));
  if (chosen.length === 0) {
    console.error(`No case has "${only}" in its name. There are: ${cases.map(({ name }) => name).join('; ')}.`);
    process.exitCode = 1;
    return;
  }
  console.log([setting, ...heading, ''].join('\n'));
  const beside = chosen.filter((each) => each.beside).map(runCase);
  const rows: Row[] = [];
  for (const each of chosen.filter((each) => !each.beside)) rows.push(...(await runCase(each)));
  rows.push(...(await Promise.all(beside)).flat());
  console.log(formatTable(rows));
  if (json !== undefined) await writeJson(json, rows);
  if (!rows.every(isMet)) process.exitCode = 1;
}

async function runCase(benchCase: BenchCase): Promise<Row[]> {
  const start = performance.now();
  const rows = await benchCase.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.error(`${benchCase.name} (${seconds} s): ${rows.every(isMet) ? 'ok' : 'MISSED'}`);
  return rows;
}
