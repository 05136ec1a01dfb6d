import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A `git` that keeps the arguments and the environment of every call, and hands it to the real one. */
export class RecordingGit {
  /** For the setting `git.path`. */
  readonly path: string;
  readonly #calls: string;

  private constructor(path: string, calls: string) {
    this.path = path;
    this.#calls = calls;
  }

  static async create(folder: string): Promise<RecordingGit> {
    const recording = new RecordingGit(join(folder, 'recording-git'), join(folder, 'calls'));
    const script = `#!/bin/sh\n{ printf '%s\\n' "$*"; env; } >> '${recording.#calls}'\nexec git "$@"\n`;
    await writeFile(recording.path, script);
    await chmod(recording.path, 0o755);
    return recording;
  }

  calls(): Promise<string> {
    return readFile(this.#calls, 'utf8');
  }
}
