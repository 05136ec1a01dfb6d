import assert from 'node:assert/strict';
import { Git } from '../../../src/scan/git.ts';
import { noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { detect } from '../../../src/scan/scanner.ts';
import { addedFindings } from '../../../src/scan/sources/addedFindings.ts';
import { scanCommits } from '../../../src/scan/sources/history.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { tokens } from './inventedTokens.ts';
import { pick, type Random, randomFrom } from './seededRandom.ts';

const git = new Git('git', isolatedGitEnvironment());
const files = ['a.env', 'b.py', 'c/d.env', 'e.txt'];

/** Some lines of a few kinds: contents come again, in the same file and in others. */
function randomContent(random: Random): string {
  const kinds = [
    () => `TRACKBERRY_API_TOKEN=${pick(random, tokens.slice(0, 3))}`,
    () => `h = {"Authorization": "Bearer ${pick(random, tokens.slice(0, 3))}"}`,
    () => `line ${Math.floor(random() * 5)}`,
    () => 'line',
  ];
  return Array.from({ length: Math.floor(random() * 5) + 1 }, () => `${pick(random, kinds)()}\n`).join('');
}

/** A history with branches and merges; a merge may write what neither side holds. */
async function randomHistory(random: Random, commits: number): Promise<TemporaryRepository> {
  const repository = await TemporaryRepository.create({ 'a.env': randomContent(random) });
  await repository.commitAll('root');
  await repository.git('branch', 'side');
  for (let at = 0; at < commits; at++) {
    await repository.git('checkout', '--quiet', pick(random, ['main', 'side']));
    if (random() < 0.2) {
      const strategy = pick(random, ['ours', 'theirs']);
      const other = (await repository.git('branch', '--show-current')) === 'main' ? 'side' : 'main';
      await repository.git('merge', '--quiet', '--no-commit', '--no-ff', `--strategy-option=${strategy}`, other).catch(
        // The same file deleted on one side: it stays.
        () => repository.git('add', '--all'),
      );
    }
    await repository.write({ [pick(random, files)]: randomContent(random) });
    await repository.git('add', '--all');
    await repository.git('commit', '--quiet', '--allow-empty', '--message', `${at}`);
  }
  return repository;
}

interface Tree {
  [file: string]: string;
}

/** What each commit adds, by the plain reading of the rule: every file of every commit against that file in each parent. */
async function expected(repository: TemporaryRepository): Promise<string[]> {
  const ask = (...args: string[]) => repository.git(...args);
  const treeOf = async (commit: string): Promise<Tree> => {
    const names = (await ask('ls-tree', '-r', '--name-only', commit)).split('\n').filter((name) => name !== '');
    const texts = await Promise.all(
      names.map(async (name) => [
        name,
        (await git.run(['cat-file', 'blob', `${commit}:${name}`], { cwd: repository.folder })).toString(),
      ]),
    );
    return Object.fromEntries(texts);
  };
  const scanned = (file: string, text: string | undefined) =>
    text === undefined ? undefined : { file, text, detections: detect(text, file, noKnownTokens) };
  const found: string[] = [];
  for (const line of (await ask('rev-list', '--parents', '--all')).split('\n')) {
    const [commit = '', ...parents] = line.split(' ');
    const before = parents.length === 0 ? [{}] : await Promise.all(parents.map(treeOf));
    for (const [file, text] of Object.entries(await treeOf(commit))) {
      const now = { file, text, detections: detect(text, file, noKnownTokens) };
      const places = before.map((tree) =>
        tree[file] === text ? [] : addedFindings(now, scanned(file, tree[file])).map(({ start }) => start.line),
      );
      for (const place of places[0] ?? []) {
        if (places.every((list) => list.includes(place))) {
          found.push(`${commit} ${file}:${place}`);
        }
      }
    }
  }
  return found.toSorted();
}

describe('scanCommits beside a plain reading of its rule', function () {
  this.timeout(60_000);

  for (const seed of [1, 2, 3]) {
    it(`finds the same in a random history (${seed})`, async () => {
      await using repository = await randomHistory(randomFrom(seed), 25);
      const { findings } = await scanCommits(git, repository.folder, noKnownTokens);
      const found = findings.map(({ commit, file, start }) => `${commit} ${file}:${start.line}`);
      const wanted = await expected(repository);
      assert.ok(wanted.length > 10);
      assert.deepEqual(found.toSorted(), wanted);
    });
  }
});
