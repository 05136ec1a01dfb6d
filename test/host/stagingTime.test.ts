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
const limitMs = 1000;

describe('the way from the word of git to the entry in Problems', () => {
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

  /** Milliseconds from git's first event with these files staged to their last diagnostic. */
  async function timeOf(repository: GitRepository, files: readonly string[]): Promise<number> {
    const uris = files.map((file) => vscode.Uri.file(join(folder, file)));
    let told: number | undefined;
    const time = new Promise<number>((resolve) => {
      const events = repository.state.onDidChange(() => {
        if (repository.state.indexChanges.length === files.length) told ??= performance.now();
      });
      const diagnostics = vscode.languages.onDidChangeDiagnostics(() => {
        if (told !== undefined && uris.every((uri) => vscode.languages.getDiagnostics(uri).length === 1)) {
          events.dispose();
          diagnostics.dispose();
          resolve(performance.now() - told);
        }
      });
    });
    await git('add', '--', ...files);
    // Left to itself the git extension waits for some seconds.
    await vscode.commands.executeCommand('git.refresh');
    return time;
  }

  for (const count of [1, 50]) {
    it(`takes at most ${limitMs} ms in the middle of three, with ${count} staged`, async () => {
      const repository = await openRepository();
      const names = Array.from({ length: count }, (_, index) => `staged/${index}.env`);
      await mkdir(join(folder, 'staged'));
      const times: number[] = [];
      for (let round = 0; round < 3; round++) {
        for (const name of names) await writeFile(join(folder, name), `TRACKBERRY_API_TOKEN=${aToken}\n# ${round}\n`);
        times.push(Math.round(await timeOf(repository, names)));
        const gone = new Promise<void>((resolve) => {
          const diagnostics = vscode.languages.onDidChangeDiagnostics(() => {
            if (
              names.every((name) => vscode.languages.getDiagnostics(vscode.Uri.file(join(folder, name))).length === 0)
            ) {
              diagnostics.dispose();
              resolve();
            }
          });
        });
        await git('rm', '--cached', '--quiet', '-r', 'staged');
        await vscode.commands.executeCommand('git.refresh');
        await gone;
      }
      await rm(join(folder, 'staged'), { recursive: true });
      const [, median = Number.NaN] = times.toSorted((a, b) => a - b);
      assert.ok(median <= limitMs, `${times.join(', ')} ms`);
    }).timeout(60_000);
  }
});
