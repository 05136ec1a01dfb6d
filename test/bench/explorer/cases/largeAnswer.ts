import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { median, quantile } from '../../support/statistics.ts';
import { BenchWindow, startCode } from '../benchWindow.ts';
import { LargeAnswers } from '../largeAnswers.ts';

const runs = 5;
const scrolledFrames = 300;

/** Where an answer is shown: its tab, what scrolls in it, and a row of it. */
const tabs = {
  Tree: { scrolls: '.json-tree', row: '.json-tree .tree-row' },
  Table: { scrolls: '[role=grid]', row: '[role=grid] [role=row][aria-rowindex="2"]' },
} as const;

const megabytes = (count: number) => count * 1_000_000;

export const largeAnswerCases: readonly BenchCase[] = [
  largeAnswerCase('5 MB, 50,000 rows', megabytes(5), 'bars'),
  largeAnswerCase('20 MB, 200,000 rows', megabytes(20), 'no bars'),
];

function largeAnswerCase(size: string, bytes: number, bars: 'bars' | 'no bars'): BenchCase {
  const name = `an answer of ${size}`;
  return {
    name,
    async run() {
      await using answers = await LargeAnswers.start(bytes);
      await using code = await startCode({ 'trackberry.baseUrl': answers.baseUrl });
      await using window = await BenchWindow.open(code);
      await window.connect('an-invented-token-for-a-large-answer');
      await window.open('explorer');
      const rows: Row[] = [];
      for (const tab of ['Tree', 'Table'] as const) {
        if (tab === 'Table') await window.panel.getByRole('tab', { name: tab }).click(); // the next answer stays there
        const shown: number[] = [];
        for (let run = 0; run < runs; run += 1) shown.push(await send(window, answers, tab));
        const frames = await scroll(window, tab);
        rows.push(
          {
            case: `${name}, ${tab}: shown`,
            runs,
            value: median(shown),
            unit: 'ms',
            ...(bars === 'bars' && { bar: { atMost: 1000 } }),
            notes: [
              `from the last byte sent to the first rows painted: ${shown.map((ms) => ms.toFixed(0)).join(', ')}`,
            ],
          },
          {
            case: `${name}, ${tab}: scrolled, 95 % of the frames within`,
            runs: frames.length,
            value: quantile(frames, 0.95),
            unit: 'ms',
            ...(bars === 'bars' && { bar: { atMost: 33 } }),
            notes: [`median ${median(frames).toFixed(1)} ms, the worst ${quantile(frames, 1).toFixed(1)} ms`],
          },
        );
      }
      rows.push({ case: `${name}: searched`, runs, value: median(await search(window)), unit: 'ms' });
      return rows;
    },
  };
}

/** Sends the call; milliseconds from the last byte of the answer until its first rows are painted. */
async function send(window: BenchWindow, answers: LargeAnswers, tab: keyof typeof tabs): Promise<number> {
  answers.sentAt = 0;
  const row = `document.querySelector('${tabs[tab].row}')`;
  // A row of the new answer, not that of the one before it.
  await window.inPage(`void (bench.before = document.querySelector('.status'))`);
  const isNew = `![null, bench.before].includes(document.querySelector('.status'))`;
  await window.inPage(`void (bench.row = bench.shown(() => ${isNew} ? ${row} : undefined))`);
  await window.panel.locator('.request-bar .actions vscode-button').first().click();
  return (await window.inPage<number>('bench.row')) - answers.sentAt;
}

/** Turns the mouse's wheel over the rows; milliseconds between frames. */
async function scroll(window: BenchWindow, tab: keyof typeof tabs): Promise<number[]> {
  await window.panel.locator(tabs[tab].scrolls).hover();
  await window.inPage(`void (bench.frames = new Promise((resolve) => {
    const times = [];
    const frame = (time) => (times.push(time) > ${scrolledFrames} ? resolve(times) : requestAnimationFrame(frame));
    requestAnimationFrame(frame);
  }))`);
  let scrolling = true;
  const turning = (async () => {
    while (scrolling) await window.workbench.page.mouse.wheel(0, 400);
  })();
  const times = await window.inPage<number[]>('bench.frames');
  scrolling = false;
  await turning;
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

/** Puts in what stands in one row alone; milliseconds until all has been searched, with the page's pause for typing. */
async function search(window: BenchWindow): Promise<number[]> {
  await window.panel.getByRole('tab', { name: 'Tree' }).click();
  const box = window.panel.getByPlaceholder('Find in keys and values');
  const said = `document.querySelector('.search-count')`;
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await box.fill('');
    await window.inPage(`new Promise((resolve) => {
      const look = () => (${said}.textContent === '' ? resolve() : setTimeout(look));
      look();
    })`);
    await window.inPage(
      `void (bench.found = bench.shown(() => ${said}.textContent === '1 of 1' ? ${said} : undefined))`,
    );
    const typed = await window.inPage<number>('bench.now()');
    await box.fill('ship_000777');
    times.push((await window.inPage<number>('bench.found')) - typed);
  }
  return times;
}
