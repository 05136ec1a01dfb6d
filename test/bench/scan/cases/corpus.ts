import { literalTokens } from '../../../../src/scan/known/knownTokens.ts';
import { scanText } from '../../../../src/scan/scanner.ts';
import { type CorpusCase, negatives, positives } from '../../../unit/scan/corpus/corpus.ts';
import { verdict } from '../../../unit/scan/corpus/verdict.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { ScratchFolder } from '../../support/scratchFolder.ts';
import { writeCorpus } from '../corpusFolder.ts';
import { ownFindings } from '../ownFindings.ts';
import { peerFindings } from '../peerFindings.ts';
import type { Peer } from '../peers.ts';
import type { ShippedCli } from '../shippedCli.ts';

/** Shorter own tokens are known in the editor alone. */
const shortestExported = 20;
const mostNotes = 20;

/** Of the corpus, how much is found as it should be: by the scanner in memory, as in the editor, and by the shipped CLI. */
export function recallCase(cli: ShippedCli, peers: readonly Peer[], seed: number): BenchCase {
  return {
    name: 'recall',
    async run() {
      const cases = positives(seed);
      await using folder = await ScratchFolder.create();
      const files = await writeCorpus(folder.path, cases);
      const wrong = await wrongCases(cli, folder.path, cases, files);
      const rowOf = (what: string, chosen: readonly CorpusCase[], bar = true): Row => ({
        case: `recall: ${what}, ${chosen.length} texts`,
        runs: 1,
        value: 100 - (100 * chosen.filter((one) => wrong.has(one)).length) / chosen.length,
        unit: '%',
        ...(bar && { bar: { atLeast: 99 } }),
      });
      const halfOf = (half: CorpusCase['half']) => cases.filter((one) => one.half === half);
      const legOf = (rule: CorpusCase['rule']) => cases.filter((one) => one.rule === rule);
      return [
        {
          ...rowOf('all', cases),
          notes: [...wrong].slice(0, mostNotes).map(([{ name }, said]) => `${name}: ${said}`),
        },
        rowOf('generated', halfOf('generated')),
        rowOf('written after public repositories', halfOf('written')),
        rowOf('own tokens', legOf('own-token')),
        rowOf('by context', legOf('trackberry-token')),
        rowOf('bearer alone', legOf('bearer-token')),
        ...(await peerRows(peers, 'recall', '%', async (peer) => {
          const findings = await peerFindings(peer, folder.path, files);
          const found = cases.filter(({ line = -1 }, index) =>
            findings.some(({ file, from, to }) => file === files[index] && from <= line && line <= to),
          );
          const shareOf = (chosen: readonly CorpusCase[]) =>
            (100 * found.filter((one) => chosen.includes(one)).length) / chosen.length;
          // Nobody tells them the own tokens.
          const others = cases.filter(({ ownToken }) => ownToken === undefined);
          return { value: shareOf(cases), notes: [`without own tokens: ${shareOf(others).toFixed(1)} %`] };
        })),
      ];
    },
  };
}

/** Texts that hold no token. */
export function falseFindingsCase(cli: ShippedCli, peers: readonly Peer[]): BenchCase {
  return {
    name: 'false findings',
    async run() {
      const cases = negatives();
      await using folder = await ScratchFolder.create();
      const files = await writeCorpus(folder.path, cases);
      const wrong = await wrongCases(cli, folder.path, cases, files);
      return [
        {
          case: `false findings on ${cases.length} placeholders, reads and look-alikes`,
          runs: 1,
          value: wrong.size,
          unit: 'texts',
          bar: { atMost: 0 },
          notes: [...wrong].slice(0, mostNotes).map(([{ name }, said]) => `${name}: ${said}`),
        },
        ...(await peerRows(peers, 'false findings', 'texts', async (peer) => {
          const findings = await peerFindings(peer, folder.path, files);
          return { value: new Set(findings.map(({ file }) => file)).size };
        })),
      ];
    },
  };
}

/** The cases to which one of the two says something wrong, and what. */
async function wrongCases(
  cli: ShippedCli,
  folder: string,
  cases: readonly CorpusCase[],
  files: readonly string[],
): Promise<Map<CorpusCase, string>> {
  const fromCli = await ownFindings(
    cli,
    folder,
    cases.flatMap(({ ownToken }) => ownToken ?? []),
  );
  const wrong = new Map<CorpusCase, string>();
  for (const [index, one] of cases.entries()) {
    const { file, text, ownToken } = one;
    const inMemory = verdict(one, scanText(text, file, literalTokens(ownToken === undefined ? [] : [ownToken])));
    const knownToCli = ownToken === undefined || ownToken.length >= shortestExported;
    const byCli = knownToCli ? verdict(one, fromCli.get(files[index] ?? '') ?? []) : '';
    const said = inMemory === byCli ? inMemory : [inMemory, byCli && `CLI: ${byCli}`].filter(Boolean).join('; ');
    if (said !== '') wrong.set(one, said);
  }
  return wrong;
}

/** For comparison: no bar is set for them. */
async function peerRows(
  peers: readonly Peer[],
  what: string,
  unit: string,
  measure: (peer: Peer) => Promise<Pick<Row, 'value' | 'notes'>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  // ripgrep finds what one asks for: it has no rules.
  for (const peer of peers.filter(({ name }) => name !== 'ripgrep')) {
    const row = { case: `${what}: ${peer.name}`, runs: 1, unit };
    rows.push(peer.found === undefined ? { ...row, notes: ['missing'] } : { ...row, ...(await measure(peer)) });
  }
  return rows;
}
