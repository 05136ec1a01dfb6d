import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.ts';
import { type Settings, writeSettings } from './vscodeSettings.ts';

/** Opens `folder` in the installed VS Code, with the extension in development and a data folder of its own; ends with its window. */
export async function runDesktopCode(
  folder: string,
  dataFolder: string,
  settings: Settings,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await writeSettings(dataFolder, settings, {});
  const parameters = [
    `--extensionDevelopmentPath=${projectRoot}`,
    `--user-data-dir=${join(dataFolder, 'data')}`,
    `--extensions-dir=${join(dataFolder, 'extensions')}`,
    '--disable-workspace-trust',
    '--new-window',
    '--wait',
    folder,
  ];
  // On Windows `code` is a .cmd file, which only a shell starts.
  const shell = process.platform === 'win32';
  const quoted = shell ? parameters.map((parameter) => `"${parameter}"`) : parameters;
  await new Promise<void>((resolve, reject) => {
    const child = spawn('code', quoted, { stdio: 'inherit', shell, env: { ...process.env, ...env } });
    const missing =
      'The command `code` was not found. In VS Code run "Shell Command: Install \'code\' command in PATH".';
    child.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'ENOENT' ? new Error(missing, { cause }) : cause),
    );
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`\`code\` ended with code ${code}.`))));
  });
}
