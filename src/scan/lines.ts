import type { Position } from './finding.ts';

/** Positions of ascending offsets, in one pass. Lines end as in VS Code: LF, CR LF or CR alone. */
export function positionsOf(text: string, offsets: readonly number[]): Position[] {
  const positions: Position[] = [];
  const lineEnd = /\r\n?|\n/g;
  let line = 0;
  let lineStart = 0;
  let next = offsets.length === 0 ? null : lineEnd.exec(text);
  for (const offset of offsets) {
    while (next !== null && next.index + next[0].length <= offset) {
      line++;
      lineStart = next.index + next[0].length;
      next = lineEnd.exec(text);
    }
    positions.push({ line, character: offset - lineStart });
  }
  return positions;
}

/** The way back: where a position stands in the text that it was taken from. */
export function offsetOf(text: string, { line, character }: Position): number {
  const lineEnd = /\r\n?|\n/g;
  let lineStart = 0;
  for (let at = 0; at < line && lineEnd.exec(text) !== null; at++) {
    lineStart = lineEnd.lastIndex;
  }
  return lineStart + character;
}
