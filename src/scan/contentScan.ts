import { decode, encodingOf, sizeLimit } from './decode.ts';
import type { Detection } from './detection.ts';
import type { KnownTokens } from './knownTokens.ts';
import { NeedleSearch } from './needles/needleSearch.ts';
import { detect } from './scanner.ts';

/** A text and the secrets in it: stays in memory. */
export interface ScannedText {
  text: string;
  file: string;
  detections: readonly Detection[];
}

/** No detector finds anything in a text that holds none of these, in itself or in its file's name, and no known token. */
const keywords = ['trackberry', 'bearer'];

/** Scans contents as bytes come from a disk or from git: only what may hold a token is decoded, which is little of most trees. */
export class ContentScan {
  readonly #known: KnownTokens;
  readonly #search: NeedleSearch;
  /** One byte longer than the largest content, so that a reader sees what is larger. */
  readonly buffer: Buffer;

  constructor(known: KnownTokens) {
    this.#known = known;
    const needles = [...new Set(known.map(({ needle }) => needle))].map((text) => ({ text, anyCase: false }));
    this.#search = new NeedleSearch([...keywords.map((text) => ({ text, anyCase: true })), ...needles], sizeLimit + 1);
    this.buffer = this.#search.buffer;
  }

  /** Scans `content`, at most `sizeLimit` bytes; undefined when it is binary. The text of one without detections may be left out. */
  scan(content: Buffer, file: string): ScannedText | undefined {
    return this.scanBuffer(content.copy(this.buffer), file);
  }

  /** Like `scan`, for the first `length` bytes of `buffer`. */
  scanBuffer(length: number, file: string): ScannedText | undefined {
    const content = this.buffer.subarray(0, length);
    if (encodingOf(content) === 'utf8' && !/trackberry/i.test(file) && !this.#search.holdsAny(length)) {
      return { text: '', file, detections: [] };
    }
    const text = decode(content);
    return text === undefined ? undefined : { text, file, detections: detect(text, file, this.#known) };
  }
}
