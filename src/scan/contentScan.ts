import { binaryWindow, decode, sizeLimit } from './decode.ts';
import type { Detection, Hits } from './detection.ts';
import { bearer, mentionsInName, trackberry } from './hits.ts';
import { isPlain, type KnownTokens } from './known/knownTokens.ts';
import { type Needle, NeedleSearch } from './needles/needleSearch.ts';
import { detect } from './scanner.ts';
import type { TextRange } from './textRange.ts';

/** A text and the secrets in it: stays in memory. */
export interface ScannedText {
  text: string;
  file: string;
  detections: readonly Detection[];
}

/** Up to this length, in UTF-16 units, a text with any hit is looked through for known tokens as a whole. */
const shortText = 16_384;

/** What a token may be split by, added up. */
const splitRoom = 1000;

/** Scans contents as bytes come from a disk or from git: only what may hold a token is decoded, which is little of most trees. */
export class ContentScan {
  readonly #known: KnownTokens;
  readonly #search: NeedleSearch;
  /** How far from a hit a known token may begin or end. */
  readonly #reach: number;
  /** Longer than the largest content, so that a reader sees what is larger. */
  readonly buffer: Buffer;

  constructor(known: KnownTokens) {
    this.#known = known;
    this.#reach = splitRoom + known.reduce((longest, { length }) => Math.max(longest, length), 0);
    const needles = new Set(known.map(({ needle }) => needle));
    const plain = new Set(known.filter(isPlain).map(({ needle }) => needle));
    this.#search = new NeedleSearch(
      [
        { text: trackberry, anyCase: true },
        { text: bearer, anyCase: true },
        ...Array.from(needles, (text) => ({ text, anyCase: false })),
        ...Array.from(plain).flatMap(splitNeedles),
      ],
      sizeLimit + 2,
    );
    this.buffer = this.#search.buffer;
  }

  /** Scans `content`, at most `sizeLimit` bytes; undefined when it is binary. The text of one without detections may be left out. */
  scan(content: Buffer, file: string): ScannedText | undefined {
    return this.scanBuffer(content.copy(this.buffer), file);
  }

  /** Like `scan`, for the first `length` bytes of `buffer`, which is written to. */
  scanBuffer(length: number, file: string): ScannedText | undefined {
    if (this.#isPlain(length) && mentionsInName(file).length === 0 && !this.#search.mayHold(length)) {
      return { text: '', file, detections: none };
    }
    const content = this.buffer.subarray(0, length);
    const text = decode(content);
    return text === undefined
      ? undefined
      : { text, file, detections: detect(text, file, this.#known, this.#hitsIn(text, file)) };
  }

  /** Whether `encodingOf` would say UTF-8; asked of every file, so without an object for the part of the buffer. */
  #isPlain(length: number): boolean {
    const { buffer } = this;
    if (buffer[0] === 0xff || buffer[0] === 0xfe) {
      return false;
    }
    buffer[length] = 0;
    return buffer.indexOf(0) >= Math.min(length, binaryWindow);
  }

  /** The same search on the text: one byte of each UTF-16 unit, so that places in the buffer are places in the text. */
  #hitsIn(text: string, file: string): Hits {
    const length = this.buffer.write(text, 'latin1');
    const mentions = mentionsInName(file);
    const bearers: number[] = [];
    const suspects: TextRange[] = [];
    for (const { needle, at } of this.#search.places(length)) {
      // The byte may be half of another character.
      if (needle.anyCase && text.slice(at, at + needle.text.length).toLowerCase() === needle.text) {
        (needle.text === bearer ? bearers : mentions).push(at);
      }
      addSuspect(suspects, at - this.#reach, at + this.#reach);
    }
    return { mentions, bearers, suspects: text.length <= shortText ? [{ start: 0, end: text.length }] : suspects };
  }
}

/** What shows of a needle when its token is split over two literals, or two lines, just there. */
function splitNeedles(needle: string): Needle[] {
  return ['"', "'", '\\'].flatMap((end) => [
    { text: `${end}${needle.slice(1)}`, anyCase: false },
    ...[2, 3].map((at) => ({ text: `${needle.slice(0, at)}${end}`, anyCase: false, followedBy: needle.slice(at) })),
  ]);
}

const none: readonly Detection[] = [];

/** Adds a range that begins no earlier than the last one; one that meets the last one is joined with it. */
function addSuspect(suspects: TextRange[], from: number, end: number): void {
  const start = Math.max(from, 0);
  const last = suspects.at(-1);
  if (last !== undefined && start <= last.end) {
    last.end = Math.max(last.end, end);
  } else {
    suspects.push({ start, end });
  }
}
