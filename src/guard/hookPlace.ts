import { access, constants, realpath } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type Git, GitError, GitMissingError, NotARepositoryError } from '../scan/git.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Where the hook of a repository belongs. */
export interface HookPlace {
  kind: 'place';
  /** Top folder of the working tree. */
  root: string;
  /** The repository's own hooks folder, shared by its worktrees; it need not exist. */
  hooks: string;
  path: string;
}

/** Finds the repository's own hooks folder, whatever `core.hooksPath` says: what was installed there must be removable. */
export async function hookPlace(git: Git, folder: string): Promise<HookPlace | Refusal> {
  try {
    const root = await git.line(['rev-parse', '--show-toplevel'], { cwd: folder });
    const common = resolve(folder, await git.line(['rev-parse', '--git-common-dir'], { cwd: folder }));
    const hooks = join(common, 'hooks');
    return { kind: 'place', root, hooks, path: join(hooks, 'pre-commit') };
  } catch (error) {
    if (error instanceof GitMissingError) {
      return refuse('git was not found. Install git, or set "git.path", and try again.');
    }
    if (error instanceof NotARepositoryError) {
      return refuse('This folder is in no git repository. Run "git init" first.');
    }
    if (error instanceof GitError) {
      return refuse(`git refuses to work here: ${error.message}`);
    }
    throw error;
  }
}

/** Why no hook can be installed here, or undefined when the plain hooks folder is in use. */
export async function obstacle(git: Git, place: HookPlace): Promise<Refusal | undefined> {
  return (
    (await managerOf(place.root)) ??
    (await otherHooksPath(git, place)) ??
    (await outsideFolder(place)) ??
    (await readOnly(place))
  );
}

/** Tools that own the hooks of a repository: what they write is replaced when they run again. */
const managers: readonly { name: string; files: readonly string[]; how: string }[] = [
  {
    name: 'Husky',
    files: ['.husky'],
    how: 'Add the line "npx --no-install trackberry-scan --staged" to .husky/pre-commit.',
  },
  {
    name: 'lefthook',
    files: ['lefthook', '.lefthook'].flatMap((name) => ['.yml', '.yaml', '.toml', '.json'].map((type) => name + type)),
    how: 'Add a pre-commit command that runs "npx --no-install trackberry-scan --staged" to its configuration.',
  },
  {
    name: 'the pre-commit framework',
    files: ['.pre-commit-config.yaml', '.pre-commit-config.yml'],
    how: 'Add a local hook that runs "npx --no-install trackberry-scan --staged" to its configuration.',
  },
  {
    name: 'Overcommit',
    files: ['.overcommit.yml'],
    how: 'Add a PreCommit hook that runs "npx --no-install trackberry-scan --staged" to it.',
  },
];

async function managerOf(root: string): Promise<Refusal | undefined> {
  for (const { name, files, how } of managers) {
    for (const file of files) {
      if (await exists(join(root, file))) {
        return refuse(`The hooks of this repository are managed by ${name} (${file}). ${how}`);
      }
    }
  }
  return undefined;
}

/** `core.hooksPath`, by whatever scope it is set, names the folder in which git looks. */
export async function otherHooksPath(git: Git, place: HookPlace): Promise<Refusal | undefined> {
  let origin: string;
  try {
    origin = await git.line(['config', '--show-scope', '--get', 'core.hooksPath'], { cwd: place.root });
  } catch (error) {
    if (error instanceof GitError) {
      // Exit code 1: it is not set.
      return error.exitCode === 1 ? undefined : refuse(`git refuses to read its settings: ${error.message}`);
    }
    throw error;
  }
  const [scope = '', ...value] = origin.split('\t');
  return refuse(
    `git looks for hooks in ${value.join('\t')} (core.hooksPath, ${scope} setting), which may serve more than this repository. ` +
      'Remove that setting, or add "trackberry-scan --staged" to the pre-commit hook there yourself.',
  );
}

async function outsideFolder({ hooks }: HookPlace): Promise<Refusal | undefined> {
  if (!(await exists(hooks))) {
    return undefined;
  }
  const real = await realpath(hooks);
  const expected = join(await realpath(join(hooks, '..')), 'hooks');
  return relative(expected, real) === ''
    ? undefined
    : refuse(
        `The hooks folder is a link to ${real}, outside this repository. Replace the link by a folder of its own first.`,
      );
}

async function readOnly({ hooks }: HookPlace): Promise<Refusal | undefined> {
  const folder = (await exists(hooks)) ? hooks : join(hooks, '..');
  try {
    await access(folder, constants.W_OK);
    return undefined;
  } catch {
    // Whatever the reason (mode, read-only disk): it cannot be written to, and that is what is said.
    return refuse(`${folder} cannot be written to. Allow it, and try again.`);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
