import { sizeLimit } from '../../../../src/scan/decode.ts';
import { formsOf } from '../../../../src/scan/known/tokenForms.ts';
import { aToken } from '../../../unit/scan/inventedTokens.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import type { Row } from '../../support/report.ts';
import { median } from '../../support/statistics.ts';
import { runExpecting } from '../command.ts';
import { type Contender, timeInterleaved } from '../interleaved.ts';
import type { Peer } from '../peers.ts';
import type { PublicTree } from '../publicTree.ts';
import type { ShippedCli } from '../shippedCli.ts';

const name = 'throughput';
const rounds = 5;
const words = '(?i:trackberry|bearer)';
const megabytes = String(sizeLimit / 2 ** 20);

/** Whole commands over the same tree, each with the limit on a file's size that ours has, and with all three legs on. */
export function throughputCase(cli: ShippedCli, tree: PublicTree, peers: readonly Peer[]): BenchCase {
  return {
    name,
    async run() {
      const path = await tree.path();
      const env = { ...process.env, TRACKBERRY_API_TOKEN: aToken };
      const ours = await Promise.all(
        [1, 2].map(
          async (threads): Promise<Contender> => ({
            name: `ours, ${threads}`,
            command: await cli.command('--threads', String(threads), path),
            codes: [0, 1],
            env,
          }),
        ),
      );
      const times = await timeInterleaved([...ours, ...peers.flatMap((peer) => contendersOf(peer, path))], rounds);
      const bytes = await scannedBytes(cli, path);
      const speeds = [...times].map(
        ([who, ms]) => `${who}: ${(bytes / 1e3 / median(ms)).toFixed(0)} MB/s (${ms.length} runs)`,
      );
      const row = (what: string, own: string, other: string, bar?: number): Row => ({
        case: `${name}: ${what}`,
        runs: rounds,
        ...shareOf(times.get(own), times.get(other)),
        unit: `× ${other}`,
        ...(bar !== undefined && { bar: { atLeast: bar } }),
      });
      return [
        { ...row('one thread', 'ours, 1', 'ripgrep, 1', 0.8), notes: [`${(bytes / 1e6).toFixed(0)} MB`, ...speeds] },
        row('two threads', 'ours, 2', 'ripgrep, 2', 0.6),
        row('one thread', 'ours, 1', 'ripgrep, plain token, 1'),
        row('two threads', 'ours, 2', 'ripgrep, plain token, 2'),
        row('two threads', 'ours, 2', 'gitleaks', 1),
        row('two threads', 'ours, 2', 'kingfisher', 1),
      ];
    },
  };
}

/** How many times as fast, by the median of the rounds that both have run; nothing where the other is missing. */
function shareOf(own: readonly number[] = [], other: readonly number[] = []): Pick<Row, 'value' | 'notes'> {
  const shares = other.flatMap((ms, round) => ms / (own[round] ?? Number.NaN));
  return shares.length === 0 ? { notes: ['missing'] } : { value: median(shares) };
}

function contendersOf({ name, found }: Peer, path: string): Contender[] {
  if (found === undefined) return [];
  const { program } = found;
  switch (name) {
    case 'ripgrep':
      return ['1', '2'].flatMap((threads) => {
        const limits = ['--threads', threads, '--max-filesize', `${megabytes}M`];
        const commandOf = (expression: string) =>
          [program, '--count', '--no-ignore', '--hidden', ...limits, '-e', expression, path] as const;
        return [
          { name: `${name}, ${threads}`, command: commandOf(everySpelling), codes: [0, 1] },
          { name: `${name}, plain token, ${threads}`, command: commandOf(plainToken), codes: [0, 1] },
        ];
      });
    case 'gitleaks':
      return [
        {
          name,
          command: [program, 'dir', path, '--no-banner', '--log-level=error', `--max-target-megabytes=${megabytes}`],
          codes: [0, 1],
        },
      ];
    case 'kingfisher':
      return [
        {
          name,
          command: [
            program,
            'scan',
            path,
            '--no-validate',
            '--no-update-check',
            '--no-extract-archives',
            `--max-file-size=${megabytes}`,
          ],
          codes: [0, 200],
        },
      ];
    case 'secretlint':
      return [];
  }
}

/** Less work than ours does: of the own token only as it is. */
const plainToken = `${words}|${aToken}`;

/** What ours looks for in every file: the words in any case, the own token in each of its spellings. */
const everySpelling = [
  words,
  ...formsOf(aToken).map(({ text }) => text.replaceAll(/[\\^$.|?+*()[\]{}]/g, '\\$&')),
].join('|');

async function scannedBytes(cli: ShippedCli, path: string): Promise<number> {
  const { stdout } = await runExpecting([0, 1], await cli.command('--format', 'json', '.'), { cwd: path });
  return (JSON.parse(stdout) as { scanned: { bytes: number } }).scanned.bytes;
}
