import { literalTokens } from '../../../../src/scan/known/knownTokens.ts';
import { scanText } from '../../../../src/scan/scanner.ts';
import { anotherToken, aToken } from '../../../unit/scan/inventedTokens.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { median, quantile } from '../../support/statistics.ts';
import { documentOf, documents } from '../documents.ts';
import { asRead, timeMs } from '../inProcess.ts';

const name = 'a document of 20,000 characters';
const length = 20_000;
const keystrokes = 300;
/** The first ones are slower: the code is not compiled yet. */
const warmUp = 100;

/** In memory, as the editor has it. */
const own = literalTokens([aToken]);
const typed = `\nTRACKBERRY_API_TOKEN=${anotherToken}\n`;

/** Each keystroke of a token makes a new text, which is scanned as a whole. */
export const documentCase: BenchCase = {
  name,
  async run() {
    const kinds = Object.keys(documents).map((file) => ({ file, times: typeInto(file) }));
    const slowest = Math.max(...kinds.map(({ times }) => median(times)));
    return [
      {
        case: `${name}: as typed, the slowest of ${kinds.length} kinds`,
        runs: keystrokes,
        value: slowest,
        unit: 'ms',
        bar: { atMost: 1 },
        notes: kinds.map(
          ({ file, times }) =>
            `${file}: ${median(times).toFixed(3)} ms, 95 % within ${quantile(times, 0.95).toFixed(3)} ms`,
        ),
      },
    ];
  },
};

function typeInto(file: string): number[] {
  const before = documentOf(file, length - typed.length);
  const at = before.indexOf('\n', before.length / 2) + 1;
  const times: number[] = [];
  for (let key = 0; key < warmUp + keystrokes; key += 1) {
    const text = asRead(before.slice(0, at) + typed.slice(0, 1 + (key % typed.length)) + before.slice(at));
    times.push(timeMs(() => scanText(text, file, own)));
  }
  return times.slice(warmUp);
}
