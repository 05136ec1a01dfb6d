import { connect } from '../../../support/connect.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { median } from '../../support/statistics.ts';
import { BenchSandbox } from '../benchSandbox.ts';
import { EditorCode, type EditorWindow } from '../editorWindow.ts';

const name = 'first rows after the view opens';
const runs = 11;

export const firstRowsCase: BenchCase = {
  name,
  async run() {
    await using sandbox = await BenchSandbox.start();
    await using code = await EditorCode.start({ 'trackberry.baseUrl': sandbox.baseUrl });
    const times: { all: number; server: number }[] = [];
    for (let run = 0; run < runs; run += 1) {
      await using window = await code.window();
      await connect(window.workbench, sandbox.token, 'Acme Produce');
      await window.workbench.statusBar.item(/\d\/100/).waitFor(); // connected, and the token's check is answered
      await sandbox.takeOwnTime();
      const all = await openView(window);
      const { calls, ownMs } = await sandbox.takeOwnTime();
      if (calls !== 1) throw new Error(`The view was opened with ${calls} calls.`);
      times.push({ all, server: ownMs });
    }
    return [
      {
        case: `${name}: from the click until they are painted, above the server’s own time`,
        runs,
        value: median(times.map(({ all, server }) => all - server)),
        unit: 'ms',
        bar: { atMost: 150 },
        notes: [
          `all: ${times.map(({ all }) => all.toFixed(0)).join(', ')}`,
          `the server’s: ${times.map(({ server }) => server.toFixed(1)).join(', ')}`,
        ],
      },
    ];
  },
};

/** Milliseconds from the click on the view's icon until a shipment is painted. */
async function openView({ workbench: { page } }: EditorWindow): Promise<number> {
  await page.evaluate(`void (bench.ready = bench.shown(() =>
    [...document.querySelectorAll('.sidebar [role=treeitem]')].find(({ textContent }) => textContent.includes('BU-'))))`);
  await page
    .locator('.activitybar')
    .getByRole('tab', { name: /^Trackberry/ })
    .click();
  return page.evaluate<number>('bench.ready.then((at) => at - bench.pressedAt)');
}
