import { sizeLimit } from '../decode.ts';
import type { Git, GitCall } from '../git.ts';
import { GitError } from '../git.ts';

/**
 * The contents of blobs, in the order of `ids`, from one `git cat-file --batch`; 'skipped' where a blob is over 5 MB or is not
 * here (partial clone). One blob at a time is held in memory, until the next is asked for.
 */
export async function* readBlobs(
  git: Git,
  ids: readonly string[],
  call: Pick<GitCall, 'cwd' | 'signal'>,
): AsyncGenerator<Buffer | 'skipped', void> {
  if (ids.length === 0) {
    return;
  }
  let missing = ids.length;
  for await (const { content } of streamBlobs(git, Buffer.from(ids.map((id) => `${id}\n`).join('')), call)) {
    missing--;
    yield content;
  }
  if (missing > 0) {
    throw new GitError('git cat-file ended before its last object.', undefined);
  }
}

export interface Blob {
  id: string;
  content: Buffer | 'skipped';
}

/** Like `readBlobs`; `ids` end with a line feed each, and may still come while the first blobs are read. */
export async function* streamBlobs(
  git: Git,
  ids: NonNullable<GitCall['input']>,
  { cwd, signal }: Pick<GitCall, 'cwd' | 'signal'>,
): AsyncGenerator<Blob, void> {
  const output = new ByteReader(git.stream(['cat-file', '--batch', '--buffer'], { cwd, input: ids, signal }));
  while (!(await output.ended())) {
    // `<id> blob <size>`, or `<id> missing`.
    const [id = '', type, size] = (await output.line()).split(' ');
    if (type === 'missing' || size === undefined) {
      yield { id, content: 'skipped' };
      continue;
    }
    const length = Number(size);
    const content = length > sizeLimit ? 'skipped' : await output.take(length);
    // The content ends with a line feed of its own.
    await output.drop(length > sizeLimit ? length + 1 : 1);
    yield { id, content };
  }
}

/**
 * The ids of blobs up to 5 MB: git tells a size at once, but would write out all of a film. `onSkipped` is told the ids of the others, and of
 * those that are not here.
 */
export async function* smallBlobs(
  git: Git,
  ids: NonNullable<GitCall['input']>,
  { cwd, signal }: Pick<GitCall, 'cwd' | 'signal'>,
  onSkipped: (id: string) => void,
): AsyncGenerator<Buffer, void> {
  const sizes = ['cat-file', '--batch-check=%(objectname) %(objectsize)', '--buffer'];
  let rest = '';
  for await (const chunk of git.stream(sizes, { cwd, input: ids, signal })) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    const small: string[] = [];
    for (const line of lines) {
      // `<id> <size>`, or `<id> missing`.
      const [id = '', size] = line.split(' ');
      if (Number(size) <= sizeLimit) {
        small.push(`${id}\n`);
      } else {
        onSkipped(id);
      }
    }
    yield Buffer.from(small.join(''));
  }
}

/** Reads a stream by lines and by lengths. */
class ByteReader {
  readonly #chunks: AsyncGenerator<Buffer, void>;
  #rest: Buffer = Buffer.alloc(0);
  /** Holds what comes in several chunks; one for all, as each would be garbage at once. */
  #whole: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncGenerator<Buffer, void>) {
    this.#chunks = chunks;
  }

  async line(): Promise<string> {
    const parts: Buffer[] = [];
    for (;;) {
      const end = this.#rest.indexOf(0x0a);
      if (end !== -1) {
        parts.push(this.#rest.subarray(0, end));
        this.#rest = this.#rest.subarray(end + 1);
        return Buffer.concat(parts).toString('latin1');
      }
      parts.push(this.#rest);
      this.#rest = Buffer.alloc(0);
      await this.#more();
    }
  }

  /** Valid until the next call. */
  async take(length: number): Promise<Buffer> {
    if (length <= this.#rest.length) {
      const whole = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      return whole;
    }
    if (this.#whole.length < length) {
      this.#whole = Buffer.allocUnsafeSlow(length);
    }
    let at = 0;
    await this.#pass(length, (part) => {
      at += part.copy(this.#whole, at);
    });
    return this.#whole.subarray(0, length);
  }

  async drop(length: number): Promise<void> {
    await this.#pass(length, () => undefined);
  }

  /** Whether all is read; git has ended then, and its failure is thrown. */
  async ended(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) {
        return true;
      }
      this.#rest = next.value;
    }
    return false;
  }

  async #pass(length: number, to: (part: Buffer) => void): Promise<void> {
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        await this.#more();
      }
      const part = this.#rest.subarray(0, missing);
      to(part);
      missing -= part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
  }

  async #more(): Promise<void> {
    if (await this.ended()) {
      throw new GitError('git cat-file ended before its last object.', undefined);
    }
  }
}
