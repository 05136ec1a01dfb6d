import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { TrackedPlace } from '../../../../src/guard/hookManager.ts';
import { applyEdits, type Proposal, proposeInstall, proposeRemoval } from '../../../../src/guard/tracked/proposal.ts';
import { removeFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../../support/temporaryRepository.ts';
import { aToken } from '../../scan/inventedTokens.ts';
import { placesOf, reasonOf } from '../hookTests.ts';
import { buildScanner } from '../scannerBundle.ts';

describe('A change of tracked hooks', function () {
  this.timeout(30_000);
  let tools: string;
  let repository: TemporaryRepository;

  before(async () => {
    tools = await temporaryFolder('tools');
    const cli = await buildScanner(tools);
    // Stands for npx: what the project has installed is not there in a test.
    const npx = `#!/bin/sh\n[ "$1 $2" = "--no-install trackberry-scan" ] || exit 9\nshift 2\nexec node ${cli} "$@"\n`;
    await writeFile(join(tools, 'npx'), npx, { mode: 0o755 });
  });

  after(() => removeFolder(tools));

  beforeEach(async () => {
    repository = await TemporaryRepository.create({ 'a.txt': '' });
    await repository.commitAll('first');
  });

  afterEach(() => repository.dispose());

  async function place(): Promise<TrackedPlace> {
    const { active } = await placesOf(repository.folder);
    assert.equal(active.kind, 'tracked', JSON.stringify(active));
    return active as TrackedPlace;
  }

  async function proposal(of: typeof proposeInstall): Promise<Proposal> {
    const result = await of(await place());
    assert.equal(result.kind, 'proposal', JSON.stringify(result));
    return result as Proposal;
  }

  async function apply(of: typeof proposeInstall): Promise<void> {
    assert.equal(await applyEdits((await proposal(of)).edits), undefined);
  }

  function commit(): Promise<{ code: number; output: string }> {
    const PATH = `${tools}${delimiter}${process.env.PATH}`;
    const env = { ...isolatedGitEnvironment(), PATH };
    return new Promise((resolve) => {
      execFile('git', ['commit', '--message', 'next'], { cwd: repository.folder, env }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
      );
    });
  }

  /** What each version of Husky leaves in a clone, as far as git runs it. */
  const hookFolders: Record<string, () => Promise<void>> = {
    'Husky 9': async () => {
      const runner = 'sh -e "$(dirname "$(dirname "$0")")/$(basename "$0")" "$@"\n';
      await repository.write({ '.husky/pre-commit': 'echo theirs\n', '.husky/_/h': '' });
      for (const name of ['pre-commit', 'pre-merge-commit']) {
        await writeFile(repository.path(`.husky/_/${name}`), `#!/bin/sh\n${runner}`, { mode: 0o755 });
      }
      await repository.git('config', 'core.hooksPath', '.husky/_');
    },
    'Husky 8': async () => {
      await repository.write({ '.husky/_/husky.sh': 'echo husky\n' });
      const script = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\necho theirs\n';
      await writeFile(repository.path('.husky/pre-commit'), script, { mode: 0o755 });
      await repository.git('config', 'core.hooksPath', '.husky');
    },
    'a tracked folder': async () => {
      await mkdir(repository.path('git hooks'));
      await writeFile(repository.path('git hooks/pre-commit'), '#!/bin/bash\necho theirs', { mode: 0o750 });
      await repository.git('config', 'core.hooksPath', 'git hooks');
    },
    'a tracked folder without hooks yet': () =>
      repository.git('config', 'core.hooksPath', 'hooks').then(() => undefined),
  };
  for (const [name, arrange] of Object.entries(hookFolders)) {
    it(`stops a commit, lets others pass, and comes out to the byte and mode: ${name}`, async () => {
      await arrange();
      const before = await proposal(proposeInstall);
      await apply(proposeInstall);
      assert.deepEqual((await proposal(proposeInstall)).edits, [], 'a second time');
      assert.equal(before.edits.length, 2);
      for (const { after = '' } of before.edits) assert.ok(!after.includes(tools) && !after.includes(process.execPath));

      await repository.write({ '.env': `TRACKBERRY_API_TOKEN=${aToken}\n` });
      await repository.git('add', '--force', '.env');
      const stopped = await commit();
      assert.equal(stopped.code, 1);
      assert.match(stopped.output, /Trackberry: 1 hard-coded API token in \.env:1 - commit stopped/);
      assert.doesNotMatch(stopped.output, /theirs/);
      await repository.git('reset', '--quiet');
      await repository.write({ 'a.txt': 'a\n' });
      await repository.stage('a.txt');
      const passed = await commit();
      assert.equal(passed.code, 0, passed.output);
      assert.equal(passed.output.includes('theirs'), name !== 'a tracked folder without hooks yet');

      await apply(proposeRemoval);
      for (const { path, before: text, mode } of before.edits) {
        if (text === undefined) {
          await assert.rejects(stat(path), { code: 'ENOENT' });
        } else {
          assert.equal(await readFile(path, 'utf8'), text);
          assert.equal((await stat(path)).mode & 0o777, mode);
        }
      }
      assert.deepEqual((await proposal(proposeRemoval)).edits, []);
    });
  }

  for (const [file, text] of [
    ['lefthook.yml', 'pre-commit:\n  commands:\n    a:\n      run: "true"\n'],
    ['.lefthook.toml', '[pre-commit.commands.a]\nrun = "true"\n'],
    ['lefthook.json', '{ "colors": true }'],
    ['.pre-commit-config.yaml', 'repos:\n- repo: meta\n  hooks: [{id: identity}]\n'],
  ] as const) {
    it(`is one file, and comes out to the byte and mode: ${file}`, async () => {
      await repository.write({ [file]: text });
      await chmod(repository.path(file), 0o640);
      await apply(proposeInstall);
      assert.match(await readFile(repository.path(file), 'utf8'), /npx --no-install trackberry-scan --staged/);
      assert.deepEqual((await proposal(proposeInstall)).edits, []);
      await apply(proposeRemoval);
      assert.equal(await readFile(repository.path(file), 'utf8'), text);
      assert.equal((await stat(repository.path(file))).mode & 0o777, 0o640);
    });
  }

  it('leaves what others wrote into a script that was made for it', async () => {
    await repository.git('config', 'core.hooksPath', 'hooks');
    await apply(proposeInstall);
    const script = repository.path('hooks/pre-commit');
    await writeFile(script, `${await readFile(script, 'utf8')}npm test\n`);
    await apply(proposeRemoval);
    assert.equal(await readFile(script, 'utf8'), '#!/bin/sh\nnpm test\n');
    await assert.rejects(stat(repository.path('hooks/pre-merge-commit')), { code: 'ENOENT' });
  });

  it('tells whether the project has the command', async () => {
    await repository.write({ '.husky/pre-commit': '' });
    assert.equal((await proposal(proposeInstall)).hasCommand, false);
    await repository.write({ 'node_modules/.bin/trackberry-scan': '' });
    assert.equal((await proposal(proposeInstall)).hasCommand, true);
  });

  it('is not made where a file is no longer what was shown', async () => {
    await repository.write({ '.husky/pre-commit': 'a\n' });
    const { edits } = await proposal(proposeInstall);
    await repository.write({ '.husky/pre-commit': 'b\n' });
    assert.match(reasonOf((await applyEdits(edits)) ?? { kind: 'applied' }), /has changed since/);
    assert.equal(await readFile(repository.path('.husky/pre-commit'), 'utf8'), 'b\n');
    await assert.rejects(stat(repository.path('.husky/pre-merge-commit')), { code: 'ENOENT' });
  });

  describe('is refused, with what to add by hand:', () => {
    const expectRefusal = async (reason: RegExp): Promise<void> => {
      const result = await proposeInstall(await place());
      assert.match(reasonOf(result), reason);
      assert.match(
        result.kind === 'refused' ? (result.snippet ?? '') : '',
        /npx --no-install trackberry-scan --staged/,
      );
    };

    it('a script for another interpreter', async () => {
      await repository.write({ '.husky/pre-commit': '#!/usr/bin/env node\n' });
      await expectRefusal(/\.husky\/pre-commit is not written in a way/);
    });

    it('a configuration of another structure', async () => {
      await repository.write({ 'lefthook.yml': 'pre-commit: {}\n' });
      await expectRefusal(/lefthook\.yml is not written in a way/);
    });

    it('a link, wherever it leads', async () => {
      await repository.write({ '.husky/other': '' });
      await symlink('other', repository.path('.husky/pre-commit'));
      await expectRefusal(/\.husky\/pre-commit is not a plain file/);
    });

    it('a folder that leads outside', async () => {
      await mkdir(join(tools, 'elsewhere'));
      await symlink(join(tools, 'elsewhere'), repository.path('.husky'));
      await expectRefusal(/leads outside this repository/);
      await rm(join(tools, 'elsewhere'), { recursive: true });
    });

    it('bytes that are no text, and more than one megabyte', async () => {
      await repository.write({ '.husky/_/h': '' });
      for (const content of [Buffer.from([0xff, 0x0a]), Buffer.alloc(1024 * 1024 + 1, 0x0a)]) {
        await writeFile(repository.path('.husky/pre-commit'), content);
        await expectRefusal(/is not text/);
      }
    });
  });
});
