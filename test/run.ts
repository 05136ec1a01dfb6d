/**
 * `npm test`: every step in order, each run even when one before it failed. Types, lint and build count as one test
 * each. The last line is `N passed, N failed`, with the skipped ones when there are any.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './support/projectRoot.ts';
import type { TestCounts } from './support/testCounts.ts';

interface Step {
  readonly name: string;
  /** Node modules with their parameters, run one after the other, or `together`. */
  readonly commands: readonly (readonly [module: string, ...parameters: string[]])[];
  readonly together?: true;
  /** Whether it tells the counts of its tests; otherwise it is one test itself. */
  readonly suite?: true;
}

/** Biome colours its output in CI, even for a log file. */
const colours = process.stdout.isTTY ? [] : ['--colors=off'];

const steps: readonly Step[] = [
  {
    name: 'types',
    commands: [['node_modules/typescript/bin/tsc'], ['node_modules/typescript/bin/tsc', '-p', 'src/explorer/page']],
  },
  { name: 'lint', commands: [['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', ...colours]] },
  { name: 'build', commands: [['esbuild.js']] },
  { name: 'unit', commands: [['test/support/runSuite.ts', 'unit']], suite: true },
  { name: 'host', commands: [['test/support/runHost.ts']], suite: true },
  {
    name: 'ui',
    // Half of their time is waiting for a window.
    commands: ['1/2', '2/2'].map((share) => ['test/support/runSuite.ts', 'ui', '--share', share] as const),
    together: true,
    suite: true,
  },
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  console.log(`\n=== ${step.name}`);
  const started = performance.now();
  const counts = await runStep(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`--- ${step.name}: ${describeCounts(counts)} (${seconds} s)`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${describeCounts(total)}`);

interface Result {
  readonly code: number;
  readonly counts?: TestCounts;
}

async function runStep({ name, commands, together, suite }: Step): Promise<TestCounts> {
  const results = await (together ? runTogether(commands) : runInTurn(commands));
  if (suite === undefined) {
    const clean = results.every(({ code }) => code === 0);
    return clean ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  }
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) {
    const fault = faultOf(result);
    if (fault !== undefined) console.error(`The suite "${name}" ${fault}.`);
    const { passed, failed, skipped } = result.counts ?? { passed: 0, failed: 0, skipped: 0 };
    sum.passed += passed;
    sum.failed += failed + (fault === undefined ? 0 : 1);
    sum.skipped += skipped;
  }
  return sum;
}

/** What went wrong beside its tests. */
function faultOf({ code, counts }: Result): string | undefined {
  if (counts === undefined || counts.passed + counts.failed === 0) return 'has run no test';
  return code !== 0 && counts.failed === 0 ? 'ended with an error after its tests' : undefined;
}

async function runInTurn(commands: Step['commands']): Promise<Result[]> {
  const results: Result[] = [];
  for (const [module, ...parameters] of commands) results.push(await runModule(module, parameters));
  return results;
}

/** The first is seen as it runs; what the others print comes after it. */
async function runTogether(commands: Step['commands']): Promise<Result[]> {
  const outputs: Buffer[][] = commands.map(() => []);
  const results = await Promise.all(
    commands.map(([module, ...parameters], at) => runModule(module, parameters, at === 0 ? undefined : outputs[at])),
  );
  for (const chunk of outputs.flat()) process.stdout.write(chunk);
  return results;
}

/** Runs it in a process of its own, whose output goes straight to ours or into `output`, and waits for its end. */
function runModule(module: string, parameters: readonly string[], output?: Buffer[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(join(projectRoot, module), parameters, { cwd: projectRoot, silent: output !== undefined });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output?.push(chunk));
    let counts: TestCounts | undefined;
    child.on('message', (message) => {
      counts = message as TestCounts;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, ...(counts && { counts }) }));
  });
}

function describeCounts({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
