import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../support/projectRoot.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly if?: string;
  readonly needs?: readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly os: readonly string[] } };
  readonly 'timeout-minutes': number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const text = read('.github/workflows/ci.yml');
const { permissions, jobs } = parse(text) as Workflow;
const steps = Object.values(jobs).flatMap((job) => job.steps);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe('the workflow of GitHub', () => {
  it('runs only scripts that package.json has', () => {
    const named = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name = '']) => name),
    );
    assert.ok(named.includes('package'));
    assert.deepEqual(
      named.filter((name) => scripts[name] === undefined),
      [],
    );
    assert.ok(steps.some(({ run }) => run === 'npm test'));
  });

  it('tests in a desktop VS Code on the three systems', () => {
    assert.deepEqual(jobs.desktop?.strategy?.matrix.os, ['ubuntu-latest', 'macos-latest', 'windows-latest']);
    assert.match(scripts['test:desktop'] ?? '', /runDesktop\.ts/);
    assert.match(read('test/support/runDesktop.ts'), /from '@vscode\/test-electron'/);
    assert.ok(jobs.desktop?.steps.some(({ run }) => run === 'xvfb-run -a npm run test:desktop'));
    assert.ok(jobs.desktop?.steps.some(({ run }) => run === 'npm run test:desktop'));
  });

  it('attaches to a release what was tested and packaged, and nothing else may write', () => {
    const { release, ...others } = jobs;
    assert.deepEqual(release?.needs, ['test', 'desktop', 'package']);
    assert.match(release?.if ?? '', /refs\/tags\/v/);
    assert.deepEqual(release?.permissions, { contents: 'write' });
    assert.deepEqual(permissions, { contents: 'read' });
    for (const [name, job] of Object.entries(others)) assert.equal(job.permissions, undefined, name);
    const file = /default: 'dist\/([\w-]+\.vsix)'/.exec(read('vsix.js'))?.[1] ?? '';
    assert.ok(file !== '' && release?.steps.some(({ run = '' }) => run.includes(file)));
  });

  it('uses no secret, and actions of GitHub alone, each with its major version', () => {
    assert.doesNotMatch(text, /secrets\./);
    for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /^actions\/[\w-]+@v\d+$/);
  });

  it('puts no value of an event into a script', () => {
    for (const { run = '' } of steps) assert.doesNotMatch(run, /\$\{\{/, run);
  });

  it('ends by itself', () => {
    for (const [name, job] of Object.entries(jobs)) assert.ok(job['timeout-minutes'] <= 60, name);
  });
});
