import { setImmediate } from 'node:timers/promises';
import { scanText } from '../../../../src/scan/scanner.ts';
import { hostileTexts, repeated, tokensOnOneLine } from '../../../unit/scan/hostileTexts.ts';
import { aToken } from '../../../unit/scan/inventedTokens.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { median } from '../../support/statistics.ts';
import { asRead, ownToken, processorMs, timeMs } from '../inProcess.ts';

const name = 'hostile input';
const megabyte = 1 << 20;
const runs = 5;
const barMs = 20;
const barGrowth = 12;
/** What takes longer for a sixteenth of a megabyte could take hours for ten. */
const hopelessMs = 200;

/** Long enough to be measured by the processor's time. */
const shortestMs = 60;
/** For one text: what takes longer in fewer than all runs has missed every bar by far. */
const patienceMs = 3000;

interface Measured {
  text: string;
  /** For 1 MB; Infinity: given up. */
  oneMs: number;
  /** How many times as long 10 MB take. */
  growth: number;
}

/** Texts that an attacker who has read the scanner would commit, with all three legs on. */
export const hostileCase: BenchCase = {
  name,
  async run() {
    const results: Measured[] = [];
    for (const [text, textOf] of [...knownToBeSlow, ...nearlyOwnToken()]) {
      results.push(measure(text, textOf));
      // Lets a signal end the bench.
      await setImmediate();
    }
    const slowest = results.toSorted((a, b) => b.oneMs - a.oneMs);
    const findings = measure('as many tokens as fit', tokensOnOneLine);
    const steepest = [...results, findings].toSorted((a, b) => b.growth - a.growth);
    return [
      {
        case: `${name}: 1 MB, the slowest of ${results.length} texts`,
        runs,
        value: slowest[0]?.oneMs ?? Infinity,
        unit: 'ms',
        bar: { atMost: barMs },
        notes: slowest
          .filter(({ oneMs }, place) => oneMs > barMs || place < 3)
          .map(({ text, oneMs }) => `${text}: ${oneMs.toFixed(1)} ms`),
      },
      { case: `${name}: 1 MB of tokens, each a finding`, runs, value: findings.oneMs, unit: 'ms' },
      {
        case: `${name}: 10 MB against 1 MB, the steepest`,
        runs,
        value: steepest[0]?.growth ?? Infinity,
        unit: '×',
        bar: { atMost: barGrowth },
        notes: steepest
          .filter(({ growth }, place) => growth > barGrowth || place < 3)
          .map(({ text, growth }) => `${text}: ${growth.toFixed(1)}`),
      },
    ];
  },
};

function measure(text: string, textOf: (length: number) => string): Measured {
  const scan = (length: number) => {
    const read = asRead(textOf(length));
    return () => scanText(read, 'a.txt', ownToken);
  };
  if (timeMs(scan(megabyte / 16)) > hopelessMs) return { text, oneMs: Infinity, growth: Infinity };
  const one = scan(megabyte);
  const ten = scan(10 * megabyte);
  const often = Math.ceil(shortestMs / Math.max(timeMs(ten), 1));
  // By turns and as much work for each, so that what disturbs the one disturbs the other.
  const times: { one: number; ten: number }[] = [];
  const end = performance.now() + patienceMs;
  while (times.length < runs && performance.now() < end) {
    times.push({ one: processorMs(one, 10 * often), ten: processorMs(ten, often) });
  }
  return { text, oneMs: median(times.map(({ one }) => one)), growth: median(times.map(({ one, ten }) => ten / one)) };
}

type NamedText = readonly [name: string, textOf: (length: number) => string];

/** In these and the following there is nothing to find. */
const knownToBeSlow = Object.keys(hostileTexts(1)).map(
  (name): NamedText => [name, (length) => hostileTexts(length)[name] ?? ''],
);

/** What somebody could write who has seen the fingerprints, or all but the end of the token. */
function nearlyOwnToken(): NamedText[] {
  const needles = [...new Set(ownToken.map(({ needle }) => needle))];
  const bytes = Buffer.from(aToken);
  const spellings = [aToken, bytes.toString('base64'), bytes.toString('hex')];
  return [
    ...needles.flatMap((needle): NamedText[] => [
      [`the needle ${needle}`, (length) => repeated(needle, length)],
      [`the needle ${needle} in ever new surroundings`, (length) => numbered(needle, length)],
    ]),
    ...spellings.map(
      (spelling): NamedText => [
        `${spelling.length - 2} of ${spelling.length} characters of the own token`,
        (length) => repeated(spelling.slice(0, -2), length),
      ],
    ),
  ];
}

/** No answer about one place serves for the next. */
function numbered(piece: string, length: number): string {
  const pieces = Math.ceil(length / (piece.length + 4));
  return Array.from({ length: pieces }, (_, number) => piece + (number % 36 ** 4).toString(36).padStart(4, '0')).join(
    '',
  );
}
