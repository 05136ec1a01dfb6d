import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportFingerprints } from '../../../../src/scan/known/knownTokens.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../../support/temporaryRepository.ts';
import { install } from '../../../unit/guard/hookTests.ts';
import { aToken } from '../../../unit/scan/inventedTokens.ts';
import type { BenchCase } from '../../support/benchCase.ts';
import { ScratchFolder } from '../../support/scratchFolder.ts';
import { median, quantile } from '../../support/statistics.ts';
import { type Command, runExpecting } from '../command.ts';
import { documentOf, documents } from '../documents.ts';
import type { ShippedCli } from '../shippedCli.ts';

const name = 'git commit with 50 staged files';
const files = 50;
const length = 8000;
const rounds = 15;

/**
 * What the hook adds to a commit beyond the start of Node: two repositories are alike but for it, and are committed to by
 * turns. Its runtime is this Node, in place of the editor's.
 */
export function commitCase(cli: ShippedCli): BenchCase {
  return {
    name,
    async run() {
      await using tools = await ScratchFolder.create();
      await using plain = await createRepository();
      await using guarded = await createRepository();
      const knownTokensFile = join(tools.path, 'known.json');
      await writeFile(knownTokensFile, exportFingerprints([aToken]), { mode: 0o600 });
      const program = {
        runtime: process.execPath,
        cli: await cli.path(),
        knownTokensFile,
        whenCannotRun: 'block',
      } as const;
      const { kind } = await install(guarded.folder, program);
      if (kind !== 'installed') throw new Error(`The hook was not installed: ${kind}.`);
      const times: { plain: number; guarded: number; node: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        times.push({
          plain: await commitMs(plain, round),
          guarded: await commitMs(guarded, round),
          node: await timeMs([process.execPath, '-e', '0']),
        });
      }
      const costs = times.map(({ plain, guarded, node }) => guarded - plain - node);
      return [
        {
          case: `${name}: the hook beyond node -e 0`,
          runs: rounds,
          value: median(costs),
          unit: 'ms',
          bar: { atMost: 100 },
          notes: [
            `git commit ${median(times.map(({ plain }) => plain)).toFixed(0)} ms, with the hook ${median(times.map(({ guarded }) => guarded)).toFixed(0)} ms, node -e 0 ${median(times.map(({ node }) => node)).toFixed(0)} ms`,
            `by round from ${quantile(costs, 0).toFixed(0)} to ${quantile(costs, 1).toFixed(0)} ms`,
          ],
        },
      ];
    },
  };
}

async function createRepository(): Promise<TemporaryRepository> {
  const repository = await TemporaryRepository.create(textsOf(-1));
  await repository.git('config', 'gc.auto', '0');
  await repository.commitAll('first');
  return repository;
}

/** The files of a round: each has one more line at its end. */
function textsOf(round: number): Record<string, string> {
  const kinds = Object.keys(documents);
  return Object.fromEntries(
    Array.from({ length: files }, (_, number) => {
      const kind = kinds[number % kinds.length] ?? '';
      return [`part${number}/${kind}`, `${documentOf(kind, length)}\n${round}\n`];
    }),
  );
}

async function commitMs(repository: TemporaryRepository, round: number): Promise<number> {
  await repository.write(textsOf(round));
  await repository.git('add', '--all');
  return timeMs(['git', 'commit', '--quiet', '--message', `round ${round}`], repository.folder);
}

async function timeMs(command: Command, cwd?: string): Promise<number> {
  const options = { env: isolatedGitEnvironment(), ...(cwd !== undefined && { cwd }) };
  return (await runExpecting([0], command, options)).ms;
}
