import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nameToPath } from '../scan/fileName.ts';
import { type Git, type GitCall, GitError } from '../scan/git.ts';

type Call = Pick<GitCall, 'cwd' | 'signal'>;

/** Where HEAD and every ref of a repository stood at one moment: ids by name. */
export type Refs = ReadonlyMap<string, string>;

/** Throws `GitError`, or the signal's reason. */
export async function readRefs(git: Git, call: Call): Promise<Refs> {
  try {
    const output = await git.run(['show-ref', '--head'], call);
    const lines = output.toString('latin1').split('\n').filter(Boolean);
    return new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) {
      return new Map(); // before the first commit
    }
    throw error;
  }
}

/**
 * The commits that HEAD has reached since `before` and that were made in this clone, newest first: not what a ref held before,
 * nor what came from a remote. What was pushed meanwhile counts as made here: the reflog of the remote's branch tells.
 * Throws `GitError`, or the signal's reason.
 */
export async function commitsMadeHere(git: Git, call: Call, before: Refs, now: Refs): Promise<string[]> {
  const head = now.get('HEAD');
  if (head === undefined || head === before.get('HEAD')) {
    return [];
  }
  const earlier = [...before.values()];
  const reached = await commitsBeyond(git, call, [head], earlier);
  if (reached.length === 0) {
    return [];
  }
  const others = [
    ...earlier,
    ...(await lastFetched(git, call)),
    ...(await fromRemotes(git, call, before, now, reached)),
  ];
  return commitsBeyond(git, call, [head], others);
}

/** Those of `commits` that HEAD no longer reaches: they were amended, rebased away, or lie on another branch. */
export async function leftBehind(git: Git, call: Call, commits: readonly string[], now: Refs): Promise<Set<string>> {
  if (commits.length === 0) {
    return new Set();
  }
  const beyond = new Set(await commitsBeyond(git, call, commits, [now.get('HEAD') ?? '']));
  return new Set(commits.filter((commit) => beyond.has(commit)));
}

/** Whether a branch of a remote has the commit, as far as this clone knows. */
export async function isPushed(git: Git, call: Call, commit: string): Promise<boolean> {
  return (await git.run(['for-each-ref', '--count=1', `--contains=${commit}`, 'refs/remotes'], call)).length > 0;
}

/** Whether the commit has no parent. */
export async function isRoot(git: Git, call: Call, commit: string): Promise<boolean> {
  return (await git.line(['rev-list', '--no-walk', '--parents', commit], call)).trim() === commit;
}

async function commitsBeyond(
  git: Git,
  call: Call,
  commits: readonly string[],
  others: readonly string[],
): Promise<string[]> {
  const lines = [...commits, ...others.filter((id) => id !== '').map((id) => `^${id}`)];
  const input = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  // A tip of before may be gone: git clears away what no ref holds.
  const output = await git.run(['rev-list', '--topo-order', '--ignore-missing', '--stdin'], { ...call, input });
  return output.toString('latin1').split('\n').filter(Boolean);
}

/** Tips of the last fetch: of a branch that was fetched by its address no ref tells that it is another's. */
async function lastFetched(git: Git, call: Call): Promise<string[]> {
  const file = await git.line(['rev-parse', '--git-path', 'FETCH_HEAD'], call);
  try {
    const text = await readFile(nameToPath(resolve(call.cwd, file)), 'latin1');
    return text.match(/^[0-9a-f]{40,64}(?=\t)/gm) ?? [];
  } catch {
    return []; // nothing was ever fetched
  }
}

/** More of them are taken for fetched. */
const mostReflogs = 20;

/** Where the remotes' branches have stood since `before`, but for what was pushed from here. */
async function fromRemotes(
  git: Git,
  call: Call,
  before: Refs,
  now: Refs,
  reached: readonly string[],
): Promise<string[]> {
  const moved = [...now].filter(([name, id]) => /^refs\/remotes\/(?!.*\/HEAD$)/.test(name) && before.get(name) !== id);
  const made = new Set(reached);
  const perhapsPushed = moved.filter(([, id]) => made.has(id)).slice(0, mostReflogs);
  const fetched = new Set(moved.map(([, id]) => id));
  for (const [name, id] of perhapsPushed) {
    const entries = await reflog(git, call, name);
    if (entries[0]?.id === id && entries[0].pushed) {
      fetched.delete(id);
    }
    for (const entry of entries.filter(({ pushed }) => !pushed)) {
      fetched.add(entry.id);
    }
  }
  return [...fetched];
}

async function reflog(git: Git, call: Call, ref: string): Promise<{ id: string; pushed: boolean }[]> {
  // A signature, by the user's settings, would stand between the entries.
  const log = ['log', '--walk-reflogs', '--max-count=20', '--no-show-signature', '--format=%H %gs'];
  const output = await git.run([...log, ref, '--'], call);
  const lines = output.toString('latin1').split('\n').filter(Boolean);
  return lines.map((line) => ({ id: line.slice(0, line.indexOf(' ')), pushed: line.endsWith(' update by push') }));
}
