import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { aToken } from '../../unit/scan/inventedTokens.ts';
import { randomFrom } from '../../unit/scan/seededRandom.ts';
import { documents } from './documents.ts';

const fileCount = 300;
/** Of each file: a piece of a document. */
const pieces = 12;
/** One commit of so many adds a token, which the next edit of the file takes away. */
const leakEvery = 1000;

/** A repository with a history of edits, of two files in each commit, as a project has that works with the API. */
export async function createHistory(commits: number): Promise<TemporaryRepository> {
  const repository = await TemporaryRepository.create();
  const git = spawn('git', ['fast-import', '--quiet', '--done'], {
    cwd: repository.folder,
    env: isolatedGitEnvironment(),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(git, 'close');
  for (const part of importStream(commits)) {
    if (!git.stdin.write(part)) await once(git.stdin, 'drain');
  }
  git.stdin.end('done\n');
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`);
  await repository.git('reset', '--quiet', '--hard');
  return repository;
}

function* importStream(commits: number): Generator<string> {
  const random = randomFrom(1);
  const kinds = Object.entries(documents);
  const files = Array.from({ length: fileCount }, (_, number) => {
    const [name, piece] = kinds[number % kinds.length] ?? ['', String];
    return { path: `part${number}/${name}`, piece, numbers: Array.from({ length: pieces }, (_, at) => at) };
  });
  for (let commit = 0; commit < commits; commit += 1) {
    const subject = `Edit ${commit}`;
    yield `commit refs/heads/main\ncommitter Ada Example <ada@example.com> ${1_700_000_000 + commit * 600} +0000\ndata ${subject.length}\n${subject}\n`;
    const changed = commit === 0 ? files : [0, 1].flatMap(() => files[Math.floor(random() * fileCount)] ?? []);
    for (const { path, piece, numbers } of new Set(changed)) {
      numbers[Math.floor(random() * pieces)] = commit;
      const leak = commit % leakEvery === leakEvery - 1 ? `\nTRACKBERRY_API_TOKEN=${aToken}\n` : '';
      const text = numbers.map((number) => piece(number)).join('') + leak;
      yield `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
    }
  }
}
