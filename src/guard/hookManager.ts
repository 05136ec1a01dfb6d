import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { type Refusal, refuse } from './refusal.ts';

/** What has the hooks of a repository. Plain hooks beside it would be replaced when it runs again, or never be called. */
export type HookManager =
  /** A tracked folder of hook scripts. `husky8`: Husky up to version 8, whose scripts begin with a line of its own. */
  | { name: 'Husky' | 'a tracked hooks folder'; scripts: string; husky8: boolean }
  /** One tracked file that names the commands. */
  | { name: 'lefthook' | 'the pre-commit framework'; file: string };

/** Hooks that are tracked files of the repository, its team's. */
export interface TrackedPlace {
  kind: 'tracked';
  manager: HookManager;
  /** Top folder of the working tree. */
  root: string;
}

/** The command for tracked files: no path of a machine is in it. npx takes what the project has installed and loads nothing. */
export const trackedCommand = 'npx --no-install trackberry-scan --staged';

const types = ['.yml', '.yaml', '.toml', '.json'];
const lefthookFiles = ['lefthook', '.lefthook', '.config/lefthook'].flatMap((name) => types.map((type) => name + type));
const preCommitFiles = ['.pre-commit-config.yaml', '.pre-commit-config.yml'];

/** The manager whose files lie in the repository; undefined where there is none. */
export async function managerOfRepository(root: string): Promise<TrackedPlace | Refusal | undefined> {
  const place = (manager: HookManager): TrackedPlace => ({ kind: 'tracked', root, manager });
  if (await exists(join(root, '.husky'))) {
    const [version8, since9] = await Promise.all(['husky.sh', 'h'].map((file) => exists(join(root, '.husky/_', file))));
    return place(husky(join(root, '.husky'), version8 === true && since9 === false));
  }
  const lefthook = await first(root, lefthookFiles);
  if (lefthook !== undefined) {
    return place({ name: 'lefthook', file: lefthook });
  }
  const preCommit = await first(root, preCommitFiles);
  if (preCommit !== undefined) {
    return place({ name: 'the pre-commit framework', file: preCommit });
  }
  if (await exists(join(root, '.overcommit.yml'))) {
    return refuse(
      t('The hooks of this repository are managed by Overcommit. Add the command to .overcommit.yml by hand.'),
      `PreCommit:\n  TrackberryScan:\n    enabled: true\n    required_executable: npx\n    command: [npx, --no-install, trackberry-scan, --staged]\n`,
    );
  }
  return undefined;
}

/** The manager of a hooks folder that lies in the working tree. Husky points git at `.husky`, since version 9 at `.husky/_`. */
export function managerOfFolder(hooks: string, root: string): TrackedPlace {
  const [name, parent] = [basename(hooks), dirname(hooks)];
  const manager: HookManager =
    name === '_' && basename(parent) === '.husky'
      ? husky(parent, false)
      : name === '.husky'
        ? husky(hooks, true)
        : { name: 'a tracked hooks folder', scripts: hooks, husky8: false };
  return { kind: 'tracked', root, manager };
}

function husky(scripts: string, husky8: boolean): HookManager {
  return { name: 'Husky', scripts, husky8 };
}

async function first(root: string, files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    if (await exists(join(root, file))) {
      return join(root, file);
    }
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
