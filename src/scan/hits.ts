import type { Hits } from './detection.ts';

/** Words without which no detector finds anything but known tokens; in lower case. */
export const trackberry = 'trackberry';
export const bearer = 'bearer';

const either = /trackberry|bearer/gi;

/** The hits of a text, by the usual search: for a document as one types it. */
export function hitsIn(text: string, file: string): Hits {
  const mentions = mentionsInName(file);
  const bearers: number[] = [];
  for (const { index, 0: word } of text.matchAll(either)) {
    (word.length === bearer.length ? bearers : mentions).push(index);
  }
  return { mentions, bearers, suspects: [{ start: 0, end: text.length }] };
}

export function mentionsInName(file: string): number[] {
  return file.toLowerCase().includes(trackberry) ? [-1] : [];
}
