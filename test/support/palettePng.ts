import { crc32, deflateSync } from 'node:zlib';

/** Pixels as a canvas gives them: four bytes each, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Between two colours of the palette: the grey levels at the edges of letters are fewer then, and one sees no difference. */
const leastDistance = 24;

/**
 * A PNG with at most 256 colours, a third of the size of a picture of the screen in full colour: the most frequent
 * ones that differ enough, and for every other pixel the nearest of them. Transparency is ignored.
 */
export function palettePng({ width, height, rgba }: Pixels): Buffer {
  const colours = palette(rgba);
  const nearest = new Map<number, number>(colours.map((colour, index) => [colour, index]));
  // Each row begins with the number of its filter: 0, none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colourAt(rgba, y * width + x);
      const index = nearest.get(colour) ?? nearestIndex(colours, colour);
      nearest.set(colour, index);
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // Eight bits a pixel, each the number of a colour.
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function palette(rgba: Uint8Array): number[] {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < rgba.length / 4; pixel++) {
    const colour = colourAt(rgba, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byFrequency = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  const chosen: number[] = [];
  for (const [colour] of byFrequency) {
    if (chosen.length === 256) break;
    if (chosen.every((other) => distance(colour, other) >= leastDistance)) chosen.push(colour);
  }
  return chosen;
}

function colourAt(rgba: Uint8Array, pixel: number): number {
  const [red = 0, green = 0, blue = 0] = rgba.subarray(pixel * 4, pixel * 4 + 3);
  return (red << 16) | (green << 8) | blue;
}

function parts(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function distance(one: number, other: number): number {
  const [red, green, blue] = parts(one);
  const [otherRed, otherGreen, otherBlue] = parts(other);
  return Math.hypot(red - otherRed, green - otherGreen, blue - otherBlue);
}

function nearestIndex(colours: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, each] of colours.entries()) {
    const away = distance(each, colour);
    if (away < least) [best, least] = [index, away];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
