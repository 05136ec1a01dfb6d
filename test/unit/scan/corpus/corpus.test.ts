import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/scan/finding.ts';
import { literalTokens, noKnownTokens } from '../../../../src/scan/known/knownTokens.ts';
import { scanText } from '../../../../src/scan/scanner.ts';
import { type CorpusCase, laterPositives, negatives, positives } from './corpus.ts';
import { verdict } from './verdict.ts';

function scan({ file, text, ownToken }: CorpusCase): Finding[] {
  return scanText(text, file, ownToken === undefined ? noKnownTokens : literalTokens([ownToken]));
}

function wrong(cases: readonly CorpusCase[]): string[] {
  return cases
    .map((one) => [one, verdict(one, scan(one))] as const)
    .filter(([, said]) => said !== '')
    .map(([one, said]) => `${one.name}: ${said}\n${one.text}`);
}

describe('scanText over the corpus', () => {
  it('holds as many cases as its figures stand on', () => {
    const cases = positives(1);
    assert.ok(cases.length >= 400);
    assert.ok(cases.filter(({ half }) => half === 'written').length >= 80);
    assert.ok(negatives().length >= 300);
    for (const list of [cases, negatives()]) {
      assert.equal(new Set(list.map(({ name }) => name)).size, list.length, 'two cases of one name');
    }
  });

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`finds every token on its line, with its rule and severity: seed ${seed}`, () => {
      const missed = wrong(positives(seed));
      assert.deepEqual(missed, [], `${missed.length} wrong`);
    });
  }

  it('finds what was written later', () => {
    const missed = [1, 2, 3, 4].flatMap((seed) => wrong(laterPositives(seed)));
    assert.deepEqual(missed, [], `${missed.length} wrong`);
  });

  it('is silent on placeholders, reads and look-alikes', () => {
    const flagged = wrong(negatives());
    assert.deepEqual(flagged, [], `${flagged.length} false findings`);
  });
});
