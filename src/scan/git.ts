import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { t } from '@vscode/l10n';
import { nameFromBytes, namesFromBytes } from './fileName.ts';

/** git ran and refused; `message` is what it said of it on standard error, in one line. */
export class GitError extends Error {
  override name = 'GitError';
  readonly exitCode: number | undefined;

  constructor(message: string, exitCode: number | undefined) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The folder lies in no repository. */
export class NotARepositoryError extends GitError {}

/** There is no git to run. */
export class GitMissingError extends Error {
  override name = 'GitMissingError';
}

/** What a replaced object hides (`git replace`) is committed and pushed all the same. */
const readOnly = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1' };

export interface GitCall {
  cwd: string;
  /** Bytes for standard input; as they come, where they are not all there yet: what they throw is thrown by the call. */
  input?: Buffer | AsyncGenerator<Buffer, void>;
  signal?: AbortSignal | undefined;
}

/** Runs git without a shell. Every call reads only: no lock, no monitor of the repository's choice, no lazy fetch. */
export class Git {
  readonly #executable: string;
  readonly #environment: NodeJS.ProcessEnv;

  /** `executable`: the editor hands in the one that VS Code uses. `environment`: in a hook it names the index (GIT_INDEX_FILE). */
  constructor(executable = 'git', environment: NodeJS.ProcessEnv = process.env) {
    this.#executable = executable;
    this.#environment = environment;
  }

  /**
   * What git wrote to standard output.
   * Throws `GitError` when it fails, `GitMissingError` when it is not there, the signal's reason when aborted.
   */
  async run(args: readonly string[], call: GitCall): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.stream(args, call)) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** A name or path that git prints as one line: only the last line feed is git's, others belong to the name. */
  async line(args: readonly string[], call: GitCall): Promise<string> {
    const output = await this.run(args, call);
    return nameFromBytes(output.at(-1) === 0x0a ? output.subarray(0, -1) : output);
  }

  /** NUL-separated names, read as they come: of 100,000 at once the editor would come to a halt. */
  async names(args: readonly string[], call: GitCall): Promise<string[]> {
    const names: string[] = [];
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of this.stream(args, call)) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (const name of namesFromBytes(bytes)) {
        names.push(name);
      }
      rest = bytes.subarray(bytes.lastIndexOf(0) + 1);
    }
    return names;
  }

  /** Like `run`, as the output comes. git is killed when the loop is left early. */
  async *stream(args: readonly string[], { cwd, input, signal }: GitCall): AsyncGenerator<Buffer, void> {
    signal?.throwIfAborted();
    const child = spawn(this.#executable, ['-c', 'core.fsmonitor=false', ...args], {
      cwd,
      env: { ...this.#environment, ...readOnly },
      windowsHide: true,
      signal,
    });
    const end = ended(child, this.#executable, cwd);
    // Awaited below; a loop that is left early does not get there, and its end is then of no interest.
    end.catch(() => undefined);
    const fed = feed(child.stdin, input);
    try {
      for await (const chunk of child.stdout) {
        yield chunk as Buffer;
      }
      await end;
      const failure = await fed;
      if (failure !== undefined) {
        throw failure.error;
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      child.kill();
    }
  }
}

/**
 * What the input threw, if it did, once all of it is written. A git that ends early closes its input: no failure of the input, and
 * git's exit code and message tell why.
 */
async function feed(stdin: Writable, input: GitCall['input']): Promise<{ error: unknown } | undefined> {
  // A listener before the first write: the pipe may be gone by then.
  stdin.on('error', () => undefined);
  if (input === undefined || Buffer.isBuffer(input)) {
    stdin.end(input);
    return undefined;
  }
  let failure: { error: unknown } | undefined;
  async function* chunks(): AsyncGenerator<Buffer, void> {
    try {
      yield* input as AsyncGenerator<Buffer, void>;
    } catch (error) {
      failure = { error };
    }
  }
  await pipeline(chunks, stdin).catch(() => undefined);
  return failure;
}

function ended(child: ChildProcessWithoutNullStreams, executable: string, cwd: string): Promise<void> {
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(0, 4096);
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
      reject(
        missing
          ? new GitMissingError(t('git ({0}) could not be started in {1}.', executable, cwd), { cause: error })
          : error,
      );
    });
    child.on('close', (code) => {
      if (code === 0) {
        resolve();
      } else {
        // Warnings may come first.
        const line = /^(?:fatal|error): .*/m.exec(stderr)?.[0] ?? stderr.split('\n', 1)[0];
        const message = line || (code === null ? t('git was ended by a signal.') : t('git ended with {0}.', code));
        // Git has no exit code of its own for it; LC_ALL=C keeps the words.
        const Kind = /^fatal: not a git repository/.test(message) ? NotARepositoryError : GitError;
        reject(new Kind(message, code ?? undefined));
      }
    });
  });
}
