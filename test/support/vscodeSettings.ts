import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/** A quiet workbench: nothing opens, asks, phones or updates by itself, so that tests and pictures show our work alone. */
const quiet: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'window.autoDetectColorScheme': true,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'remote.autoForwardPorts': false,
  'remote.autoForwardPortsSource': 'output', // otherwise it looks for open ports with a process every two seconds
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'terminal.integrated.gpuAcceleration': 'off',
  'terminal.integrated.initialHint': false,
  'terminal.integrated.enablePersistentSessions': false,
};

/**
 * Writes the settings files of a server's data folder. `user` is the file for application scope, `machine` the one for
 * machine scope; a workbench that is open follows the change.
 */
export async function writeSettings(dataFolder: string, user: Settings, machine: Settings): Promise<void> {
  await writeJson(join(dataFolder, 'data', 'User', 'settings.json'), { ...quiet, ...user });
  await writeJson(join(dataFolder, 'data', 'Machine', 'settings.json'), machine);
}

/** By a rename: a workbench that is open never reads half of it. */
async function writeJson(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(value, undefined, 2)}\n`);
  await rename(`${path}.new`, path);
}
