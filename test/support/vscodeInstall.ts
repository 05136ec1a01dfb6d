import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installOnce } from './installOnce.ts';
import { projectRoot } from './projectRoot.ts';

const run = promisify(execFile);
const version = '4.139.1';

/**
 * Puts a real VS Code server (workbench and extension host, 1.139) into `.vscode-test/` and returns its folder.
 *
 * It comes from the npm registry, where a desktop build of VS Code does not: of the package `code-server` only
 * `lib/vscode` is used. Install scripts are off: the package's own insists on one npm version and compiles native
 * modules that nothing here needs; terminal and file watcher bring theirs ready made.
 */
export async function installVSCode(): Promise<string> {
  const folder = await installOnce(join(projectRoot, '.vscode-test', `code-server-${version}`), async (into) => {
    console.log(`Installing VS Code's server (code-server ${version}) into .vscode-test; this is done once.`);
    await npm(into, ['pack', `code-server@${version}`]);
    const archive = join(into, `code-server-${version}.tgz`);
    await run('tar', ['-xzf', archive, '-C', into, 'package/lib/vscode', 'package/LICENSE']);
    await rm(archive);
    for (const part of ['.', 'extensions']) {
      const cwd = join(into, 'package', 'lib', 'vscode', part);
      await npm(cwd, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
    }
  });
  return join(folder, 'package', 'lib', 'vscode');
}

/** The npm of the user's PATH with the user's configuration: registry, proxy and cache are theirs. */
async function npm(cwd: string, parameters: string[]): Promise<void> {
  // On Windows npm is a .cmd file, which only a shell starts; the parameters are constants.
  await run('npm', parameters, { cwd, shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });
}
