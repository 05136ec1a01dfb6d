import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { GitRepository } from '../../src/editor/gitExtension.ts';
import { isolatedGitEnvironment } from '../support/temporaryRepository.ts';
import { aToken } from '../unit/scan/inventedTokens.ts';

interface GitExports {
  getAPI(version: 1): { readonly repositories: readonly GitRepository[]; openRepository(root: vscode.Uri): unknown };
}

const run = promisify(execFile);

describe('a token that is staged, in Problems', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const git = (...parameters: string[]) => run('git', parameters, { cwd: folder, env: isolatedGitEnvironment() });

  async function openRepository(): Promise<GitRepository> {
    const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
    const api = (await extension?.activate())?.getAPI(1);
    await api?.openRepository(vscode.Uri.file(folder));
    const [repository] = api?.repositories ?? [];
    assert.ok(repository);
    return repository;
  }

  /** Stages the files, and waits until each of them has its diagnostic. */
  async function stage(files: readonly string[]): Promise<void> {
    const shown = shows(files, 1);
    await git('add', '--', ...files);
    // Left to itself the git extension waits for some seconds.
    await vscode.commands.executeCommand('git.refresh');
    await shown;
  }

  /** From now on: until each of the files has this many diagnostics. */
  function shows(files: readonly string[], count: number): Promise<void> {
    const uris = files.map((file) => vscode.Uri.file(join(folder, file)));
    return new Promise((resolve) => {
      const diagnostics = vscode.languages.onDidChangeDiagnostics(() => {
        if (uris.every((uri) => vscode.languages.getDiagnostics(uri).length === count)) {
          diagnostics.dispose();
          resolve();
        }
      });
    });
  }

  for (const count of [1, 50]) {
    it(`comes and goes with ${count} files, as often as they are staged`, async () => {
      await openRepository();
      const names = Array.from({ length: count }, (_, index) => `staged/${index}.env`);
      await mkdir(join(folder, 'staged'));
      for (let round = 0; round < 2; round++) {
        for (const name of names) await writeFile(join(folder, name), `TRACKBERRY_API_TOKEN=${aToken}\n# ${round}\n`);
        await stage(names);
        const gone = shows(names, 0);
        await git('rm', '--cached', '--quiet', '-r', 'staged');
        await vscode.commands.executeCommand('git.refresh');
        await gone;
      }
      await rm(join(folder, 'staged'), { recursive: true });
    }).timeout(60_000);
  }

  it('goes when its repository is closed, and is back when it is opened', async () => {
    await openRepository();
    await writeFile(join(folder, 'closed.env'), `TRACKBERRY_API_TOKEN=${aToken}\n`);
    await stage(['closed.env']);
    const gone = shows(['closed.env'], 0);
    await vscode.commands.executeCommand('git.close');
    await gone;
    const back = shows(['closed.env'], 1);
    await openRepository();
    await back;
    await git('rm', '--quiet', '--force', 'closed.env');
  });
});
