import { pick, type Random } from '../seededRandom.ts';

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const hex = `${digits}abcdef`;

function drawn(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => pick(random, alphabet.split(''))).join('');
}

function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** The real format is not documented: what other services use stands for it. */
const shapes: Readonly<Record<string, (random: Random) => string>> = {
  hex: (random) => drawn(random, hex, pick(random, [32, 40, 48, 64])),
  base62: (random) => drawn(random, digits + lower + upper, between(random, 24, 64)),
  base64url: (random) => {
    const length = between(random, 32, 56);
    return `${drawn(random, lower + upper, 4)}-${drawn(random, `${digits}${lower}${upper}-_`, length)}_${drawn(random, digits, 2)}`;
  },
  prefixed: (random) =>
    pick(random, ['tb_live_', 'tb_', 'tbk-', 'trk_test_', 'org12_']) +
    drawn(random, digits + lower + upper, between(random, 24, 40)),
  uuid: (random) => [8, 4, 4, 4, 12].map((length) => drawn(random, hex, length)).join('-'),
  jwt: (random) =>
    [
      `eyJ${drawn(random, digits + lower + upper, 33)}`,
      `eyJ${drawn(random, digits + lower + upper, between(random, 40, 90))}`,
      drawn(random, `${digits}${lower}${upper}-_`, 42) + drawn(random, lower, 1),
    ].join('.'),
  'lower case and digits': (random) => drawn(random, digits + lower, between(random, 24, 48)),
  'upper case and digits': (random) => drawn(random, digits + upper, between(random, 24, 48)),
};

export const shapeNames: readonly string[] = Object.keys(shapes);

/** A token that nobody ever had. */
export function inventedToken(random: Random, shape: string): string {
  const made = shapes[shape];
  if (made === undefined) {
    throw new RangeError(`No shape of the name ${shape}.`);
  }
  return made(random);
}
