import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Git, GitError, NotARepositoryError } from '../../../src/scan/git.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';

const git = new Git('git', isolatedGitEnvironment());

describe('Git, with input that comes in pieces', () => {
  let repository: TemporaryRepository;
  let blob: string;

  beforeEach(async () => {
    repository = await TemporaryRepository.create({ a: 'content\n' });
    await repository.stage('a');
    blob = await repository.git('rev-parse', ':a');
  });
  afterEach(() => repository.dispose());

  /** Asks for one blob without end, and tells when nobody listens any more. */
  function endless(): { input: AsyncGenerator<Buffer, void>; closed: Promise<unknown> } {
    const events = new EventTarget();
    async function* ids(): AsyncGenerator<Buffer, void> {
      try {
        for (;;) {
          yield Buffer.from(`${blob}\n`);
        }
      } finally {
        events.dispatchEvent(new Event('closed'));
      }
    }
    return { input: ids(), closed: once(events, 'closed') };
  }

  it('writes it all', async () => {
    async function* ids(): AsyncGenerator<Buffer, void> {
      for (let round = 0; round < 5000; round++) {
        yield Buffer.from(`${blob}\n`);
      }
    }
    const output = await git.run(['cat-file', '--batch-check'], { cwd: repository.folder, input: ids() });
    assert.equal(output.toString(), `${blob} blob 8\n`.repeat(5000));
  });

  it('throws what the input throws', async () => {
    const reason = new Error('no more');
    async function* ids(): AsyncGenerator<Buffer, void> {
      yield Buffer.from(`${blob}\n`);
      throw reason;
    }
    await assert.rejects(git.run(['cat-file', '--batch'], { cwd: repository.folder, input: ids() }), reason);
  });

  it('throws what git says where git ends before the input does, and lets the input end', async () => {
    const folder = await temporaryFolder('plain');
    const { input, closed } = endless();
    await assert.rejects(git.run(['cat-file', '--batch'], { cwd: folder, input }), NotARepositoryError);
    await closed;
    await removeFolder(folder);
  });

  it('lets the input end when the output is of no more interest', async () => {
    const { input, closed } = endless();
    for await (const chunk of git.stream(['cat-file', '--batch'], { cwd: repository.folder, input })) {
      // A chunk may end behind the object's head.
      assert.ok(chunk.toString().startsWith(`${blob} blob 8\n`));
      break;
    }
    await closed;
  });

  it('tells the error of git, not a warning before it', async () => {
    await repository.commitAll('one');
    await repository.git('branch', 'twice');
    await repository.git('tag', 'twice');
    await assert.rejects(git.run(['log', '--raw', 'twice', 'no-such', '--'], { cwd: repository.folder }), (error) => {
      assert.ok(error instanceof GitError);
      assert.match(error.message, /^fatal: bad revision 'no-such'/);
      return true;
    });
  });
});
