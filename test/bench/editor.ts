/** `npm run bench:editor`: the extension as it is packaged, in a real VS Code (server and workbench) in a real browser. */
import { activationCase } from './editor/cases/activation.ts';
import { firstRowsCase } from './editor/cases/firstRows.ts';
import { scanCase } from './editor/cases/scan.ts';
import { shipmentsCase } from './editor/cases/shipments.ts';
import { stagingCase } from './editor/cases/staging.ts';
import { describeSetting } from './support/report.ts';
import { runBench } from './support/runBench.ts';
import { describeBrowser } from './workbench/describeBrowser.ts';

await runBench(
  [activationCase, firstRowsCase, shipmentsCase, scanCase, stagingCase],
  describeSetting(['playwright-core'], await describeBrowser()),
  [
    'Times are medians of the wall clock. The browser has no window and no GPU: every frame is painted by the processor.',
  ],
);
