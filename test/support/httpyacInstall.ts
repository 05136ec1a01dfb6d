import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installOnce } from './installOnce.ts';
import { projectRoot } from './projectRoot.ts';

const run = promisify(execFile);
const version = '6.16.7';

/**
 * Puts the command line of httpYac into `.vscode-test/` and returns its script. Not a dependency of the project: it brings
 * two hundred packages, for Kafka, gRPC and others, and one test asks for it.
 */
export async function installHttpyac(): Promise<string> {
  const folder = await installOnce(join(projectRoot, '.vscode-test', `httpyac-${version}`), async (into) => {
    const parameters = [
      'install',
      `httpyac@${version}`,
      '--prefix',
      into,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ];
    // On Windows npm is a .cmd file, which only a shell starts; the parameters are constants but for the project's own folder.
    await run('npm', parameters, { cwd: into, shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });
  });
  return join(folder, 'node_modules', 'httpyac', 'bin', 'httpyac.js');
}
