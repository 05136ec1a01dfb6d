/**
 * `npm run bench:explorer`: the API explorer as it is packaged, in a real VS Code (server and workbench) in a real browser,
 * on the address 127.0.0.1.
 */
import { activationCase } from './explorer/cases/activation.ts';
import { bundleCase } from './explorer/cases/bundle.ts';
import { keyCase } from './explorer/cases/key.ts';
import { largeAnswerCases } from './explorer/cases/largeAnswer.ts';
import { panelCase } from './explorer/cases/panel.ts';
import { describeSetting } from './support/report.ts';
import { runBench } from './support/runBench.ts';
import { describeBrowser } from './workbench/describeBrowser.ts';

await runBench(
  [panelCase, keyCase, ...largeAnswerCases, bundleCase, activationCase],
  describeSetting(['@vscode-elements/elements', 'playwright-core'], await describeBrowser()),
  [
    'Times are medians of the wall clock. The browser has no window and no GPU: every frame is painted by the processor.',
  ],
);
