import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { NextCommitWatch } from '../../src/editor/commit/nextCommitWatch.ts';
import { IgnoreLists } from '../../src/editor/findings/ignoreLists.ts';
import { GitExtension, type GitRepository } from '../../src/editor/gitExtension.ts';
import { OwnTokens } from '../../src/editor/token/ownTokens.ts';
import { TokenStore } from '../../src/editor/token/tokenStore.ts';
import { type KnownTokens, noKnownTokens } from '../../src/scan/known/knownTokens.ts';
import { FakeMemento, FakeSecretStorage } from '../support/fakeSecretStorage.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { aToken } from '../unit/scan/inventedTokens.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: assert.fail };
const assignment = `TRACKBERRY_API_TOKEN=${aToken}\n`;

/** A repository as the git extension tells of it, when the test says so. */
class ToldRepository implements GitRepository {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly rootUri: vscode.Uri;
  readonly state = {
    HEAD: {},
    indexChanges: [] as { uri: vscode.Uri }[],
    workingTreeChanges: [],
    onDidChange: this.#changed.event,
  };

  constructor(folder: string) {
    this.rootUri = vscode.Uri.file(folder);
  }

  tell(...staged: string[]): void {
    this.state.indexChanges = staged.map((file) => ({ uri: vscode.Uri.joinPath(this.rootUri, file) }));
    this.#changed.fire();
  }
}

/** Counts the looks, and may hold them. */
class CountingTokens extends OwnTokens {
  looks = 0;
  hold: Promise<void> | undefined;

  override async known(): Promise<KnownTokens> {
    this.looks++;
    await this.hold;
    return noKnownTokens;
  }
}

describe('the look at the next commit', () => {
  let repository: TemporaryRepository;
  let told: ToldRepository;
  let tokens: CountingTokens;
  let watch: NextCommitWatch;
  let open: () => NextCommitWatch;
  const owned: vscode.Disposable[] = [];
  const settled = () =>
    new Promise<number>((resolve) => {
      const subscription = watch.onDidSettle((fresh) => {
        subscription.dispose();
        resolve(fresh.length);
      });
    });
  const tell = (...staged: string[]) => {
    const next = settled();
    told.tell(...staged);
    return next;
  };

  beforeEach(async () => {
    repository = await TemporaryRepository.create({ 'a.env': assignment, 'b.env': assignment });
    told = new ToldRepository(repository.folder);
    const store = new TokenStore(new FakeSecretStorage(), new FakeMemento());
    tokens = new CountingTokens(store, silent);
    const [git, ignores] = [new GitExtension(), new IgnoreLists(silent)];
    open = () => new NextCommitWatch(told, { git, ignores, ownTokens: tokens, log: silent });
    watch = open();
    owned.push(store, tokens, git, ignores, { dispose: () => watch.dispose() });
    await settled();
  });
  afterEach(async () => {
    for (const each of owned.splice(0)) each.dispose();
    await repository.dispose();
  });

  it('is made once for each change of the index, however often git tells', async () => {
    await repository.stage('a.env');
    assert.equal(await tell('a.env'), 1);
    const looks = tokens.looks;
    assert.equal(await tell('a.env'), 0);
    assert.equal(await tell('a.env'), 0);
    assert.equal(tokens.looks, looks);
    assert.equal(watch.findings.length, 1);
    // The same file in git's list, another content in the index.
    await repository.write({ 'a.env': 'A=1\n' });
    await repository.stage('a.env');
    await tell('a.env');
    assert.equal(tokens.looks, looks + 1);
    assert.deepEqual(watch.findings, []);
  });

  it('is given up when a newer one begins', async () => {
    await repository.stage('a.env');
    const held = Promise.withResolvers<void>();
    tokens.hold = held.promise;
    const looks = tokens.looks;
    told.tell('a.env');
    while (tokens.looks === looks) await new Promise((resolve) => setImmediate(resolve));
    tokens.hold = undefined;
    await repository.stage('b.env');
    assert.equal(await tell('a.env', 'b.env'), 2);
    const later = settled();
    held.resolve();
    told.tell('a.env', 'b.env');
    assert.equal(await later, 0);
    assert.equal(watch.findings.length, 2);
  });

  it('is made in a linked working tree, by its own index', async () => {
    await repository.git('commit', '--quiet', '--allow-empty', '--message', 'first');
    await repository.git('worktree', 'add', '--quiet', 'tree');
    watch.dispose();
    told = new ToldRepository(repository.path('tree'));
    watch = open();
    await settled();
    await repository.write({ 'tree/line\nfeed.env': assignment });
    await repository.git('-C', 'tree', 'add', '--all');
    assert.equal(await tell('line\nfeed.env'), 1);
    const looks = tokens.looks;
    await repository.stage('a.env');
    assert.equal(await tell('line\nfeed.env'), 0);
    assert.equal(tokens.looks, looks);
    await repository.git('-C', 'tree', 'rm', '--quiet', '--cached', '-r', '.');
    await tell('README.md');
    assert.deepEqual(watch.findings, []);
  });

  it('is not made after the repository is closed', async () => {
    await repository.stage('a.env');
    const looks = tokens.looks;
    told.tell('a.env');
    watch.dispose();
    // One that is open is told too, and looks at the same moment.
    watch = open();
    assert.equal(await tell('a.env'), 1);
    assert.equal(tokens.looks, looks + 1);
  });
});
