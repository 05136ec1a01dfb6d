import { startSandbox } from '../../../../src/sandbox/server.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { median, quantile } from '../../support/statistics.ts';
import { BenchWindow, startCode } from '../benchWindow.ts';

const name = 'a key typed in a form';
const keys = 120;
/** The first ones are slower: the code is not compiled yet. */
const warmUp = 20;

export const keyCase: BenchCase = {
  name,
  async run() {
    const sandbox = await startSandbox();
    try {
      await using code = await startCode({ 'trackberry.baseUrl': sandbox.baseUrl });
      await using window = await BenchWindow.open(code);
      await window.connect(sandbox.token);
      await window.open('explorer');
      await window.panel.locator('.operation', { hasText: 'Create Shipment' }).click();
      return [row('Create Shipment', await typed(window, '[id="field-body/shipment/reference"]'))];
    } finally {
      await sandbox.close();
    }
  },
};

/**
 * Types into a field, a key after the other has been painted. @returns milliseconds from each key's event until the frame
 * that shows it is painted. The browser begins that frame at once, so no wait for the screen is in it.
 */
async function typed(window: BenchWindow, field: string): Promise<number[]> {
  await window.panel.locator(field).click();
  await window.inPage(`(() => {
    bench.keys = [];
    addEventListener('keydown', ({ timeStamp }) => {
      const pressed = performance.timeOrigin + timeStamp;
      bench.painted().then((at) => bench.keys.push(at - pressed));
    }, true);
  })()`);
  for (let key = 0; key < warmUp + keys; key += 1) {
    await window.workbench.page.keyboard.press('abcdefghij'[key % 10] ?? 'a');
    await window.inPage(`new Promise((resolve) => {
      const look = () => (bench.keys.length > ${key} ? resolve() : setTimeout(look));
      look();
    })`);
  }
  return (await window.inPage<number[]>('bench.keys')).slice(warmUp);
}

function row(form: string, times: readonly number[]): Row {
  return {
    case: `${name}, ${form}: until it is painted`,
    runs: times.length,
    value: median(times),
    unit: 'ms',
    bar: { atMost: 16 },
    notes: [`95 % within ${quantile(times, 0.95).toFixed(1)} ms, the worst ${quantile(times, 1).toFixed(1)} ms`],
  };
}
