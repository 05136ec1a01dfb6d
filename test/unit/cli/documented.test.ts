import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { formats, parseRequest, usage } from '../../../src/cli/arguments.ts';
import { projectRoot } from '../../support/projectRoot.ts';

const read = (name: string) => readFile(join(projectRoot, name), 'utf8');

/** The arguments of a shell line that runs the program, and only that. */
function argumentsOf(line: string): string[] {
  const [, rest = ''] = /^(?:npx --no-install )?trackberry-scan (.*?)(?: > \S+)?$/.exec(line) ?? [];
  return rest.split(' ').map((word) => word.replaceAll('"', ''));
}

describe('what is documented of trackberry-scan', () => {
  it('runs in the workflow and in the job of the README', async () => {
    const blocks = [...(await read('README.md')).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) =>
      parse(yaml),
    );
    const [workflow, job] = blocks;
    const steps: { run?: string }[] = workflow.jobs.scan.steps;
    const lines = [...steps.map(({ run }) => run ?? ''), ...job['trackberry-scan'].script].filter((line) =>
      line.includes('trackberry-scan'),
    );
    const requests = lines.map((line) => parseRequest(argumentsOf(line)));
    assert.deepEqual(
      requests.map((request) => (request.kind === 'scan' ? [request.source.kind, request.format] : request)),
      [
        ['commits', 'github'],
        ['commits', 'sarif'],
        ['commits', 'text'],
      ],
    );
    // What an author of a pull request chooses is never part of a shell line.
    for (const line of lines) {
      assert.doesNotMatch(line, /\$\{\{/);
    }
  });

  it('runs as the hook that pre-commit reads of', async () => {
    const hooks: { id: string; entry: string; pass_filenames: boolean; stages: string[] }[] = parse(
      await read('.pre-commit-hooks.yaml'),
    );
    assert.deepEqual(
      hooks.map(({ id, pass_filenames, stages }) => ({ id, pass_filenames, stages })),
      [{ id: 'trackberry-scan', pass_filenames: false, stages: ['pre-commit', 'pre-merge-commit'] }],
    );
    for (const { entry } of hooks) {
      const request = parseRequest(argumentsOf(entry));
      assert.deepEqual(request.kind === 'scan' && request.source, { kind: 'staged' });
    }
  });

  it('names each option and format, in the README and in its own help', async () => {
    const readme = await read('README.md');
    for (const option of [
      '--staged',
      '--pre-push',
      '--range',
      '--history',
      '--stdin-name',
      '--known',
      '--check-live',
    ]) {
      assert.ok(readme.includes(option) && usage.includes(option), option);
    }
    assert.ok(readme.includes(`--format ${formats.join('|')}`));
  });

  it('comes with the npm package, and what it needs with it', async () => {
    const { bin, files, dependencies, scripts } = JSON.parse(await read('package.json'));
    assert.deepEqual(Object.keys(dependencies), ['undici']);
    assert.ok(files.includes(bin['trackberry-scan'].replace('./', '')));
    assert.equal(scripts.prepare, 'node prepare.js');
  });
});
