import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { removeFolder, temporaryFolder } from './temporaryFolder.ts';

const run = promisify(execFile);

/** A real git repository in a folder of its own, with an invented author and nothing of the user's git configuration. */
export class TemporaryRepository implements AsyncDisposable {
  readonly folder: string;
  readonly #parent: string;

  private constructor(parent: string, name: string) {
    this.#parent = parent;
    this.folder = join(parent, name);
  }

  /** `name` is what the workbench shows as the name of the folder. */
  static async create(files: Readonly<Record<string, string>> = {}, name = 'sample'): Promise<TemporaryRepository> {
    const repository = new TemporaryRepository(await temporaryFolder('repository'), name);
    await mkdir(repository.folder);
    await repository.git('init', '--quiet', '--initial-branch=main');
    await repository.git('config', 'user.name', 'Ada Example');
    await repository.git('config', 'user.email', 'ada@example.com');
    await repository.git('config', 'commit.gpgSign', 'false');
    await repository.write(files);
    return repository;
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(this.path(file)), { recursive: true });
      await writeFile(this.path(file), text);
    }
  }

  async remove(file: string): Promise<void> {
    await rm(this.path(file));
  }

  async stage(...files: string[]): Promise<void> {
    await this.git('add', '--', ...files);
  }

  /** Stages everything and commits it, past the hooks. */
  async commitAll(message: string): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--no-verify', '--message', message);
  }

  /** Subjects of the commits, newest first; none before the first commit. */
  async log(): Promise<string[]> {
    const heads = await this.git('for-each-ref', '--count=1', 'refs/heads');
    if (heads === '') return [];
    return (await this.git('log', '--format=%s')).split('\n');
  }

  /** Output of one git command without its last line break; a failed command throws with its stderr. */
  async git(...parameters: string[]): Promise<string> {
    const { stdout } = await run('git', parameters, { cwd: this.folder, env: isolatedGitEnvironment() });
    return stdout.replace(/\n$/, '');
  }

  async dispose(): Promise<void> {
    await removeFolder(this.#parent);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose();
  }
}

/** This process's environment without git's configuration of user and system, and without a repository set from outside. */
export function isolatedGitEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return { ...Object.fromEntries(own), GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
}
