import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { median } from '../../support/statistics.ts';
import { type Contender, timeInterleaved } from '../interleaved.ts';
import { createHistory } from '../longHistory.ts';
import type { Peer } from '../peers.ts';
import type { ShippedCli } from '../shippedCli.ts';

const name = 'history of 10,000 commits';
const commits = 10_000;
const rounds = 5;

/** Whole commands in the same repository. */
export function historyCase(cli: ShippedCli, peers: readonly Peer[]): BenchCase {
  return {
    name,
    async run() {
      await using repository = await createHistory(commits);
      const cwd = repository.folder;
      // 1: there are tokens in it.
      const ours = { name: 'ours', command: await cli.command('--history'), codes: [1], cwd };
      const times = await timeInterleaved([ours, ...peers.flatMap((peer) => contendersOf(peer, cwd))], rounds);
      const own = times.get('ours') ?? [];
      const gitleaks = times.get('gitleaks')?.flatMap((ms, round) => ms / (own[round] ?? Number.NaN)) ?? [];
      const row: Row = {
        case: `${name}: time of gitleaks`,
        runs: rounds,
        ...(gitleaks.length > 0 && { value: median(gitleaks) }),
        unit: '× ours',
        bar: { atLeast: 1 },
        notes: [...times].map(([who, ms]) => `${who}: ${(median(ms) / 1000).toFixed(1)} s (${ms.length} runs)`),
      };
      return [row];
    },
  };
}

function contendersOf({ name, found }: Peer, cwd: string): Contender[] {
  if (found === undefined) return [];
  const { program } = found;
  switch (name) {
    case 'gitleaks':
      return [{ name, command: [program, 'git', '.', '--no-banner', '--log-level=error'], codes: [0, 1], cwd }];
    case 'kingfisher':
      return [{ name, command: [program, 'scan', '.', '--no-validate', '--no-update-check'], codes: [0, 200], cwd }];
    case 'secretlint':
    case 'ripgrep':
      return [];
  }
}
