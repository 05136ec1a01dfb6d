import { type Sandbox, startSandbox } from '../../../../src/sandbox/server.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { median } from '../../support/statistics.ts';
import type { BenchCode } from '../../workbench/benchCode.ts';
import { BenchWindow, type panels, startCode } from '../benchWindow.ts';

const name = 'panel ready after the command';
const runs = 7;

type Times = Record<keyof typeof panels, number[]>;

/** Above an empty panel: in a window that has shown no webview yet, which also loads the explorer's code, and again later. */
export const panelCase: BenchCase = {
  name,
  async run() {
    const sandbox = await startSandbox();
    try {
      await using code = await startCode({ 'trackberry.baseUrl': sandbox.baseUrl });
      return [row('the first in its window', await first(code, sandbox)), row('once more', await again(code, sandbox))];
    } finally {
      await sandbox.close();
    }
  },
};

async function first(code: BenchCode, { token }: Sandbox): Promise<Times> {
  const times: Times = { empty: [], explorer: [] };
  for (let run = 0; run < runs; run += 1) {
    for (const panel of inTurn(run)) {
      await using window = await BenchWindow.open(code);
      await window.connect(token);
      times[panel].push(await window.open(panel));
    }
  }
  return times;
}

async function again(code: BenchCode, { token }: Sandbox): Promise<Times> {
  const times: Times = { empty: [], explorer: [] };
  await using window = await BenchWindow.open(code);
  await window.connect(token);
  for (let run = -1; run < runs; run += 1) {
    for (const panel of inTurn(run)) {
      const ms = await window.open(panel);
      if (run >= 0) times[panel].push(ms);
      await window.closeEditors();
    }
  }
  return times;
}

/** Each is the first of the two in every other run. */
function inTurn(run: number): (keyof typeof panels)[] {
  return run % 2 === 0 ? ['empty', 'explorer'] : ['explorer', 'empty'];
}

function row(which: string, { empty, explorer }: Times): Row {
  const list = (times: readonly number[]) => times.map((ms) => ms.toFixed(0)).join(', ');
  return {
    case: `${name}, ${which}: above an empty webview panel`,
    runs,
    value: median(explorer) - median(empty),
    unit: 'ms',
    bar: { atMost: 250 },
    notes: [
      `explorer ${median(explorer).toFixed(0)} ms (${list(explorer)})`,
      `empty ${median(empty).toFixed(0)} ms (${list(empty)})`,
    ],
  };
}
