import { parseArgs } from 'node:util';
import { exitOnSignal } from '../../support/exitOnSignal.ts';
import type { BenchCase } from './benchCase.ts';
import { describeSetting, formatTable, isMet, type Row, writeJson } from './report.ts';

/**
 * A bench's command: runs its cases in order, tells each on stderr as it is done, and prints the table.
 * `--only TEXT` takes the cases whose name contains it, `--json FILE` writes the results too.
 * The exit code is 1 when a bar is missed.
 * @param packages whose versions matter besides.
 * @param heading what a reader of the table must know, a line each.
 */
export async function runBench(cases: readonly BenchCase[], packages: readonly string[], heading: readonly string[]) {
  exitOnSignal();
  // Each child process and folder of a case has a listener of its own, and cases run side by side.
  process.setMaxListeners(100);
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, json: { type: 'string' } } });
  const chosen = cases.filter(({ name }) => name.includes(values.only));
  if (chosen.length === 0) {
    console.error(`No case has "${values.only}" in its name. There are: ${cases.map(({ name }) => name).join('; ')}.`);
    process.exitCode = 1;
    return;
  }
  console.log([describeSetting(packages), ...heading, ''].join('\n'));
  const beside = chosen.filter((each) => each.beside).map(runCase);
  const rows: Row[] = [];
  for (const each of chosen.filter((each) => !each.beside)) rows.push(...(await runCase(each)));
  rows.push(...(await Promise.all(beside)).flat());
  console.log(formatTable(rows));
  if (values.json !== undefined) await writeJson(values.json, rows);
  if (!rows.every(isMet)) process.exitCode = 1;
}

async function runCase(benchCase: BenchCase): Promise<Row[]> {
  const start = performance.now();
  const rows = await benchCase.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.error(`${benchCase.name} (${seconds} s): ${rows.every(isMet) ? 'ok' : 'MISSED'}`);
  return rows;
}
