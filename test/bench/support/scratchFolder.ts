import { rmSync } from 'node:fs';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

/** A temporary folder that is gone in the end, also after Ctrl+C. */
export class ScratchFolder implements AsyncDisposable {
  readonly path: string;
  readonly #removeAtExit = () => rmSync(this.path, { recursive: true, force: true });

  private constructor(path: string) {
    this.path = path;
    process.once('exit', this.#removeAtExit);
  }

  static async create(): Promise<ScratchFolder> {
    return new ScratchFolder(await temporaryFolder('bench'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    process.off('exit', this.#removeAtExit);
    await removeFolder(this.path);
  }
}
