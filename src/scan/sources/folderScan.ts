import { closeSync, constants, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { ContentScan, type ScannedText } from '../contentScan.ts';
import { encodingOf, sizeLimit } from '../decode.ts';
import { nameToPath } from '../fileName.ts';
import type { Finding } from '../finding.ts';
import type { KnownTokens } from '../known/knownTokens.ts';
import type { Scanned } from '../scanned.ts';
import { describe } from '../scanner.ts';

/** A link, where the system can refuse to follow it, and a pipe without a writer: neither is waited for. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Bytes. Most files are smaller; of a larger one that is binary no more is read. */
const firstRead = 65_536;

/**
 * Scans files of one folder, each when asked, on the thread that asks: synchronous calls cost half of what promises do, which
 * is most of a scan. For use where nothing else waits for the thread.
 */
export class FolderScan {
  readonly #folder: string;
  readonly #real: string;
  readonly #walked: boolean;
  readonly content: ContentScan;
  /** Whether a directory lies inside the folder, links resolved; a tree has far fewer directories than files. */
  readonly #inside = new Map<string, boolean>([['', true]]);
  readonly scanned: Scanned = { files: 0, bytes: 0, skipped: 0 };

  /** `walked`: the names come from `listFolder`, which enters no link. Throws when the folder does not exist. */
  constructor(folder: string, known: KnownTokens, walked = false) {
    this.#folder = folder;
    this.#walked = walked;
    this.#real = realpathSync.native(folder);
    this.content = new ContentScan(known);
  }

  /**
   * The findings of a file, by its name relative to the folder, with `/`. Counts what is read and what is skipped: binary files, files over
   * 5 MB, links that leave the folder, unreadable files. A link inside the folder is not followed: its target is a file of the list
   * itself, or one that git ignores. A file that is gone is no file.
   */
  scan(name: string): Finding[] {
    const scanned = this.look(name);
    return scanned === undefined ? [] : describe(scanned.text, name, scanned.detections);
  }

  /** Like `scan`, with the text and the places in it: for those who must compare the secrets themselves, in memory. */
  look(name: string): ScannedText | undefined {
    const length = this.#read(name);
    if (length === 'gone') {
      return undefined;
    }
    const scanned = length === 'skipped' ? undefined : this.content.scanBuffer(length, name);
    if (length === 'skipped' || scanned === undefined) {
      this.scanned.skipped++;
      return undefined;
    }
    this.scanned.files++;
    this.scanned.bytes += length;
    return scanned;
  }

  /** Puts the file into the buffer of the content scan. */
  #read(name: string): number | 'skipped' | 'gone' {
    const path = nameToPath(`${this.#folder}/${name}`);
    try {
      if (!this.#walked && !this.#holds(name.slice(0, Math.max(name.lastIndexOf('/'), 0)))) {
        return 'skipped';
      }
      if (constants.O_NOFOLLOW === undefined && lstatSync(path).isSymbolicLink()) {
        return this.#linkAt(path);
      }
      const file = openSync(path, openFlags);
      try {
        return this.#readAll(file);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      if (codeOf(error) === 'ELOOP') {
        return this.#linkAt(path);
      }
      return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? 'gone' : 'skipped';
    }
  }

  /** A regular file gives all that is asked for, or all that it has (POSIX, read). */
  #readAll(file: number): number | 'skipped' {
    const { buffer } = this.content;
    const begin = readSync(file, buffer, 0, firstRead, 0);
    if (begin < firstRead) {
      return begin;
    }
    if (encodingOf(buffer.subarray(0, begin)) === 'binary') {
      return 'skipped';
    }
    const length = begin + readSync(file, buffer, begin, sizeLimit + 1 - begin, begin);
    return length > sizeLimit ? 'skipped' : length;
  }

  #linkAt(path: string | Buffer): 'skipped' | 'gone' {
    try {
      return this.#contains(realpathSync.native(path)) ? 'gone' : 'skipped';
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? 'gone' : 'skipped';
    }
  }

  #holds(directory: string): boolean {
    const known = this.#inside.get(directory);
    if (known !== undefined) {
      return known;
    }
    const path = nameToPath(`${this.#folder}/${directory}`);
    const parent = directory.slice(0, Math.max(directory.lastIndexOf('/'), 0));
    const plain = !/(?:^|\/)\.\.(?:\/|$)/.test(directory) && this.#holds(parent) && !lstatSync(path).isSymbolicLink();
    const inside = plain || this.#contains(realpathSync.native(path));
    this.#inside.set(directory, inside);
    return inside;
  }

  #contains(path: string): boolean {
    const way = relative(this.#real, path);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
