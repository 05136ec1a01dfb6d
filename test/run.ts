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
  /** Node modules with their parameters, run one after the other. */
  readonly commands: readonly (readonly [module: string, ...parameters: string[]])[];
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
  { name: 'ui', commands: [['test/support/runSuite.ts', 'ui']], suite: true },
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

async function runStep({ name, commands, suite }: Step): Promise<TestCounts> {
  let clean = true;
  let counts: TestCounts | undefined;
  for (const [module, ...parameters] of commands) {
    const result = await runModule(module, parameters);
    clean &&= result.code === 0;
    counts ??= result.counts;
  }
  if (suite === undefined) return clean ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  if (counts === undefined || passed + failed === 0) console.error(`The suite "${name}" has run no test.`);
  else if (clean || failed > 0) return counts;
  else console.error(`The suite "${name}" ended with an error after its tests.`);
  return { passed, failed: failed + 1, skipped };
}

/** Runs it in a process of its own, whose output goes straight to ours, and waits for its end. */
function runModule(module: string, parameters: readonly string[]): Promise<{ code: number; counts?: TestCounts }> {
  return new Promise((resolve, reject) => {
    const child = fork(join(projectRoot, module), parameters, { cwd: projectRoot, stdio: 'inherit' });
    let counts: TestCounts | undefined;
    child.on('message', (message) => {
      counts = message as TestCounts;
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, ...(counts && { counts }) }));
  });
}

function describeCounts({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
