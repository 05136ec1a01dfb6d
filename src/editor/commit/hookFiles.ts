import { randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { HookProgram } from '../../guard/hookScript.ts';
import { exportFingerprints } from '../../scan/known/knownTokens.ts';
import { settings } from '../settings.ts';
import type { TokenStore } from '../token/tokenStore.ts';

/**
 * What installed hooks run: a copy of `trackberry-scan` and the user's tokens as fingerprints, in this extension's folder of
 * the global storage. They outlive updates of the extension, whose own folder changes with each version.
 */
export class HookFiles {
  readonly #tokens: TokenStore;
  readonly #bundledCli: string;
  readonly #storage: string;
  readonly #program: Omit<HookProgram, 'whenCannotRun'>;
  /** One after the other: what is written last comes from the tokens read last. */
  #writing: Promise<unknown> = Promise.resolve();

  /** `bundledCli`: inside the extension. `storage` need not exist. */
  constructor(parts: { tokens: TokenStore; bundledCli: string; storage: string }) {
    this.#tokens = parts.tokens;
    this.#bundledCli = parts.bundledCli;
    this.#storage = parts.storage;
    this.#program = {
      runtime: process.execPath,
      cli: path.join(parts.storage, 'trackberry-scan.cjs'),
      knownTokensFile: path.join(parts.storage, 'known-tokens.json'),
    };
  }

  /** Writes both files; to be called before a hook is installed. */
  write(): Promise<HookProgram> {
    return this.#inTurn(async () => {
      await mkdir(this.#storage, { recursive: true });
      await this.#writeFingerprints();
      await this.#writeCli();
      return this.program();
    });
  }

  /** Brings both files up to date where a hook may use them; undefined where none was ever installed. */
  refresh(): Promise<HookProgram | undefined> {
    return this.#inTurn(async () => {
      const copy = await contentOf(this.#program.cli);
      if (copy === undefined) {
        return undefined;
      }
      if (!copy.equals(await readFile(this.#bundledCli))) {
        await this.#writeCli();
      }
      await this.#writeFingerprints();
      return this.program();
    });
  }

  /** What a hook runs, as the settings are now. */
  program(): HookProgram {
    return { ...this.#program, whenCannotRun: settings.whenHookCannotRun() };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#writing.then(work);
    // The next one does not depend on how this one ends; whoever asked for this one is told.
    this.#writing = done.catch(() => undefined);
    return done;
  }

  async #writeCli(): Promise<void> {
    await replace(this.#program.cli, (draft) => copyFile(this.#bundledCli, draft));
  }

  async #writeFingerprints(): Promise<void> {
    const fingerprints = exportFingerprints(await this.#tokens.tokens());
    await replace(this.#program.knownTokensFile, async (draft) => {
      await writeFile(draft, fingerprints, { mode: 0o600 });
      await chmod(draft, 0o600);
    });
  }
}

/** In one step, so that a commit at the same moment never meets half a file; other windows write here too. */
async function replace(file: string, write: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await write(draft);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function contentOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
