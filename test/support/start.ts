/**
 * `npm start`: builds, and opens the extension in a real VS Code with a sample repository, against the sandbox API.
 * `npm start -- --desktop` takes the installed `code` instead of the server from npm. Stays until Ctrl+C.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../src/sandbox/server.ts';
import { runDesktopCode } from './desktopCode.ts';
import { openInBrowser } from './openInBrowser.ts';
import { projectRoot } from './projectRoot.ts';
import { createSampleRepository } from './sampleRepository.ts';
import { removeFolder, temporaryFolder } from './temporaryFolder.ts';
import { VSCodeServer } from './vscodeServer.ts';

const { values } = parseArgs({ options: { desktop: { type: 'boolean', default: false } } });
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

try {
  execFileSync(process.execPath, ['esbuild.js'], { cwd: projectRoot, stdio: 'inherit' });
  await using repository = await createSampleRepository();
  const sandbox = await startSandbox();
  try {
    console.log(`
Trackberry sandbox: ${sandbox.baseUrl}
Demo token:         ${sandbox.token}
                    VS Code is connected with it already. To try "Trackberry: Set API Token…", paste it there.`);
    const settings = { 'trackberry.baseUrl': sandbox.baseUrl };
    const env = { TRACKBERRY_SANDBOX_URL: sandbox.baseUrl, TRACKBERRY_SANDBOX_TOKEN: sandbox.token };
    if (values.desktop) await desktop(repository.folder, settings, env);
    else await server(repository.folder, settings, env);
  } finally {
    await sandbox.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function server(folder: string, userSettings: Record<string, unknown>, env: NodeJS.ProcessEnv): Promise<void> {
  await using vscode = await VSCodeServer.start({ userSettings, env, userHome: true });
  const url = vscode.url({ folder });
  console.log(`VS Code:            ${url}\n\nCtrl+C ends it.`);
  await openInBrowser(url);
  await interrupted;
}

async function desktop(folder: string, settings: Record<string, unknown>, env: NodeJS.ProcessEnv): Promise<void> {
  const dataFolder = await temporaryFolder('desktop');
  try {
    console.log('\nClosing the window of VS Code, or Ctrl+C, ends it.');
    await Promise.race([runDesktopCode(folder, dataFolder, settings, env), interrupted]);
  } finally {
    await removeFolder(dataFolder);
  }
}
