import { lstat, readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { decode, sizeLimit } from '../decode.ts';
import { nameToPath } from '../fileName.ts';
import type { KnownTokens } from '../knownTokens.ts';
import type { ScanResult } from '../scanned.ts';
import { scanText } from '../scanner.ts';

/** Files. */
export interface ScanProgress {
  done: number;
  total: number;
}

export interface ScanFilesOptions {
  /** Ends the scan by throwing the signal's reason. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: ScanProgress) => void) | undefined;
}

/** Read at once: hides the disk's latency, holds at most this many files in memory. */
const batchSize = 8;

/**
 * Scans files of a folder; `paths` are relative to it, as `listFiles` gives them, and name the findings.
 * Binary files, files over 5 MB, links that leave the folder and unreadable files are counted as skipped. A link inside the
 * folder is not followed: its target is a file of the list itself, or one that git ignores. A file that is gone is no file.
 */
export async function scanFiles(
  folder: string,
  paths: readonly string[],
  known: KnownTokens,
  { signal, onProgress }: ScanFilesOptions = {},
): Promise<ScanResult> {
  const result: ScanResult = { findings: [], scanned: { files: 0, bytes: 0, skipped: 0 } };
  const place = new Folder(folder, await realpath(folder));
  for (let from = 0; from < paths.length; from += batchSize) {
    const batch = paths.slice(from, from + batchSize);
    const contents = await Promise.all(batch.map((path) => place.read(path)));
    for (const [index, content] of contents.entries()) {
      // One large file must not hold up the editor together with its neighbours.
      await new Promise(setImmediate);
      signal?.throwIfAborted();
      add(result, batch[index] ?? '', content, known);
    }
    onProgress?.({ done: Math.min(from + batchSize, paths.length), total: paths.length });
  }
  return result;
}

type Content = Buffer | 'skipped' | 'gone';

/** Adds a file's findings and counts it. */
export function add(result: ScanResult, name: string, content: Content, known: KnownTokens): void {
  if (content === 'gone') {
    return;
  }
  const text = content === 'skipped' ? undefined : decode(content);
  if (content === 'skipped' || text === undefined) {
    result.scanned.skipped++;
    return;
  }
  result.scanned.files++;
  result.scanned.bytes += content.length;
  result.findings.push(...scanText(text, name, known));
}

class Folder {
  readonly #folder: string;
  readonly #real: string;
  /** Whether a directory lies inside, links resolved; a tree has far fewer directories than files. */
  readonly #inside = new Map<string, Promise<boolean>>();

  constructor(folder: string, real: string) {
    this.#folder = folder;
    this.#real = real;
  }

  async read(name: string): Promise<Content> {
    const path = resolve(this.#folder, name);
    try {
      if (!(await this.#holds(dirname(path)))) {
        return 'skipped';
      }
      const stat = await lstat(nameToPath(path));
      if (stat.isSymbolicLink()) {
        return this.#contains(await realpath(nameToPath(path))) ? 'gone' : 'skipped';
      }
      return stat.isFile() && stat.size <= sizeLimit ? await readFile(nameToPath(path)) : 'skipped';
    } catch (error) {
      return isMissing(error) ? 'gone' : 'skipped';
    }
  }

  #holds(directory: string): Promise<boolean> {
    const asked = this.#inside.get(directory);
    if (asked !== undefined) {
      return asked;
    }
    const answer = realpath(nameToPath(directory)).then((real) => this.#contains(real));
    this.#inside.set(directory, answer);
    return answer;
  }

  #contains(path: string): boolean {
    const way = relative(this.#real, path);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
