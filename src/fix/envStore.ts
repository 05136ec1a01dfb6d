import { constants } from 'node:fs';
import { lstat, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { withVariable } from './envFile.ts';
import { type Refusal, refuse } from './replacement.ts';

export const envName = '.env';
export const gitignoreName = '.gitignore';

/** What git says of a file, by its name in the root of a working tree. */
export interface GitAnswers {
  isTracked(name: string): Promise<boolean>;
  isIgnored(name: string): Promise<boolean>;
}

export type Stored =
  | { kind: 'stored' }
  /** The variable has another value, which was left. */
  | { kind: 'taken' };

/** Why a working tree's `.env` must not take a secret, or its `.gitignore` not be changed; undefined when nothing speaks against it. */
export async function envRefusal(root: string, git: GitAnswers): Promise<Refusal | undefined> {
  if (await git.isTracked(envName)) {
    return refuse(
      'The .env of this repository is tracked: what is put in it is committed. Take it out of git first: git rm --cached .env',
    );
  }
  for (const name of [envName, gitignoreName]) {
    const kind = await kindOf(join(root, name));
    if (kind === 'other') {
      return refuse(
        t('The {0} of this repository is a link or no file, and may lead outside. Set the variable by hand.', name),
      );
    }
  }
  return undefined;
}

/**
 * Sets a variable in the `.env` of a working tree, which git must ignore by now. A new file is readable by its owner alone.
 * @param replace whether another value that it has may go.
 * @throws what the file system reports.
 */
export async function storeVariable(
  root: string,
  git: GitAnswers,
  variable: { name: string; value: string; replace: boolean },
): Promise<Stored | Refusal> {
  const refusal = await envRefusal(root, git);
  if (refusal !== undefined) {
    return refusal;
  }
  if (!(await git.isIgnored(envName))) {
    return refuse(t('Git does not ignore the .env of this repository, so a token in it would be committed one day.'));
  }
  const path = join(root, envName);
  const before = (await kindOf(path)) === 'file' ? await readFile(path, 'utf8') : '';
  const { name, value, replace } = variable;
  const after = withVariable(before, name, value);
  if (typeof after !== 'string') {
    return after;
  }
  if (after === before) {
    return { kind: 'stored' };
  }
  if (!replace && sets(before, name)) {
    return { kind: 'taken' };
  }
  // A link that has come meanwhile is not followed.
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(after);
  } finally {
    await file.close();
  }
  return { kind: 'stored' };
}

function sets(text: string, name: string): boolean {
  return text.split(/[\r\n]+/).some((line) => /^\s*(?:export\s+)?([\w.-]+)\s*=/.exec(line)?.[1] === name);
}

async function kindOf(path: string): Promise<'none' | 'file' | 'other'> {
  try {
    return (await lstat(path)).isFile() ? 'file' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return 'none';
    }
    throw error;
  }
}
