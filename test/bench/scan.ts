/**
 * `npm run bench:scan`: the scanner for hard-coded tokens, beside gitleaks, kingfisher, secretlint and ripgrep on the same
 * files in the same run. Takes `--seed NUMBER` besides what every bench takes, to run the corpus of an earlier run again.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { commitCase } from './scan/cases/commit.ts';
import { falseFindingsCase, recallCase } from './scan/cases/corpus.ts';
import { documentCase } from './scan/cases/document.ts';
import { historyCase } from './scan/cases/history.ts';
import { hostileCase } from './scan/cases/hostile.ts';
import { memoryCase } from './scan/cases/memory.ts';
import { publicSourceCase } from './scan/cases/publicSource.ts';
import { throughputCase } from './scan/cases/throughput.ts';
import { describePeer, findPeers } from './scan/peers.ts';
import { PublicTree } from './scan/publicTree.ts';
import { ShippedCli } from './scan/shippedCli.ts';
import { describeSetting } from './support/report.ts';
import { benchOptions, runBench } from './support/runBench.ts';

const { seed: given, ...args } = parseArgs({ options: { ...benchOptions, seed: { type: 'string' } } }).values;
const seed = given === undefined ? randomInt(2 ** 31) : Number(given);
const peers = await findPeers();
const cli = new ShippedCli();
const tree = new PublicTree();

await runBench(
  [
    recallCase(cli, peers, seed),
    falseFindingsCase(cli, peers),
    publicSourceCase(cli, tree),
    throughputCase(cli, tree, peers),
    memoryCase(cli, tree),
    documentCase,
    commitCase(cli),
    historyCase(cli, peers),
    hostileCase,
  ],
  describeSetting([], peers.map(describePeer)),
  [
    `The corpus is generated from --seed ${seed}. Times are medians of the wall clock; those of hostile input are of the`,
    'processor, which on an idle machine is the same.',
  ],
  args,
);
