import { access, constants, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { type Git, GitError, GitMissingError, NotARepositoryError } from '../scan/git.ts';
import { managerOfFolder, managerOfRepository, type TrackedPlace } from './hookManager.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A folder that holds hooks of this machine alone: files in it may name its paths. */
export interface PlainPlace {
  /** `own`: inside the repository's git folder. `shared`: it serves every repository of the user or of the machine. */
  kind: 'own' | 'shared';
  hooks: string;
}

export interface HookPlaces {
  kind: 'places';
  /** The repository's own hooks folder, whatever git looks at now: what was installed there must be removable. It need not exist. */
  own: PlainPlace;
  /** Whether git runs what is in there; `core.hooksPath` may name another folder. */
  ownRuns: boolean;
  /** Where hooks are to be put: where git looks, or where the program that has the hooks of this repository does. */
  active: ActivePlace;
}

type ActivePlace = PlainPlace | TrackedPlace | Refusal;

/** Looks, changes nothing. Throws only what nobody expects (a disk that fails). */
export async function hookPlaces(git: Git, folder: string): Promise<HookPlaces | Refusal> {
  try {
    const root = await git.line(['rev-parse', '--show-toplevel'], { cwd: folder });
    // Shared by the worktrees; a submodule has its own, below that of the repository around it.
    const common = resolve(folder, await git.line(['rev-parse', '--git-common-dir'], { cwd: folder }));
    const own: PlainPlace = { kind: 'own', hooks: join(common, 'hooks') };
    const setting = await hooksPathSetting(git, root);
    const hooks = resolve(root, await git.line(['rev-parse', '--git-path', 'hooks'], { cwd: root }));
    const ownRuns = (await realOf(hooks)) === (await realOf(own.hooks));
    return { kind: 'places', own, ownRuns, active: await activePlace({ root, common, setting, hooks }) };
  } catch (error) {
    if (error instanceof GitMissingError) {
      return refuse(t('git was not found. Install git, or set "git.path", and try again.'));
    }
    if (error instanceof NotARepositoryError) {
      return refuse(t('This folder is in no git repository. Run "git init" first.'));
    }
    if (error instanceof GitError) {
      return refuse(t('git refuses to work here: {0}', error.message));
    }
    throw error;
  }
}

/** `core.hooksPath`, where it is set. */
interface HooksPathSetting {
  /** As git names it: `system`, `global`, `local`, `worktree`, `command`. */
  scope: string;
  value: string;
}

interface Surroundings {
  root: string;
  common: string;
  setting: HooksPathSetting | undefined;
  /** The folder in which git looks. */
  hooks: string;
}

/** By where the folder really is, links followed; then by the scope of the setting that names it. */
async function activePlace({ root, common, setting, hooks }: Surroundings): Promise<ActivePlace> {
  // An empty value, which git reads as the folder that it stands in, switches hooks off too.
  if (setting?.value === '' || (await isNoFolder(hooks))) {
    return refuse(noFolder(hooks, setting));
  }
  const [real, realRoot, realCommon] = await Promise.all([realOf(hooks), realOf(root), realOf(common)]);
  if (isInside(real, realCommon)) {
    return (await managerOfRepository(root)) ?? { kind: 'own', hooks };
  }
  if (isInside(real, realRoot)) {
    return managerOfFolder(real, realRoot);
  }
  if (setting?.scope === 'global' || setting?.scope === 'system') {
    return { kind: 'shared', hooks };
  }
  return refuse(outside(real, setting));
}

function noFolder(hooks: string, setting: HooksPathSetting | undefined): string {
  return setting === undefined
    ? t('git looks for hooks in {0}, which is not a folder: it runs none. Make it a folder first.', hooks)
    : t(
        'git looks for hooks in {0} (core.hooksPath, {1} setting), which is not a folder: it runs none. Remove that setting first.',
        hooks,
        setting.scope,
      );
}

function outside(hooks: string, setting: HooksPathSetting | undefined): string {
  return setting === undefined
    ? t(
        'git looks for hooks in {0}, outside this repository. Nothing is written there: replace the link by a folder of its own first.',
        hooks,
      )
    : t(
        'git looks for hooks in {0} (core.hooksPath, {1} setting), outside this repository. Nothing is written there: remove that setting first.',
        hooks,
        setting.scope,
      );
}

async function hooksPathSetting(git: Git, root: string): Promise<HooksPathSetting | undefined> {
  try {
    const line = await git.line(['config', '--show-scope', '--get', 'core.hooksPath'], { cwd: root });
    const tab = line.indexOf('\t');
    return { scope: line.slice(0, tab), value: line.slice(tab + 1) };
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) {
      return undefined;
    }
    throw error;
  }
}

/** Why nothing can be written there, or undefined. A folder that is not there is made in the one above it. */
export async function notWritable(hooks: string): Promise<Refusal | undefined> {
  const folder = await existing(hooks);
  try {
    await access(folder, constants.W_OK);
    return undefined;
  } catch {
    // Whatever the reason (mode, read-only disk): it cannot be written to, and that is what is said.
    return refuse(t('{0} cannot be written to. Allow it, and try again.', folder));
  }
}

async function isNoFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => !found.isDirectory(),
    () => false,
  );
}

/** The path with all links followed, as far as it exists. */
export async function realOf(path: string): Promise<string> {
  const there = await existing(path);
  return join(await realpath(there), relative(there, path));
}

async function existing(path: string): Promise<string> {
  const there = await access(path).then(
    () => true,
    () => false,
  );
  return there || dirname(path) === path ? path : existing(dirname(path));
}

export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
