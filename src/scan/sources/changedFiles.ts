import { setImmediate } from 'node:timers/promises';
import type { Git, GitCall } from '../git.ts';
import type { KnownTokens } from '../known/knownTokens.ts';
import type { ScanResult } from '../scanned.ts';
import { FolderScan } from './folderScan.ts';
import { baseTree, type Change, parseRaw } from './rawDiff.ts';
import { beyondReplaced, type Suspect } from './replacedBlobs.ts';

/**
 * The tokens that a commit would add after `git add --all` (`untracked`) or `git add --update`: changed files are read from
 * disk, and what HEAD holds of each is taken away. The thread is given free after each file.
 * `repositoryRoot` is the top folder of the working tree; `finding.file` is relative to it, with `/`.
 * Throws `GitError`, or the signal's reason.
 */
export async function scanChangedFiles(
  git: Git,
  repositoryRoot: string,
  known: KnownTokens,
  { untracked, signal }: { untracked: boolean; signal?: AbortSignal | undefined },
): Promise<ScanResult> {
  const call: GitCall = { cwd: repositoryRoot, signal };
  const changes = [...(await trackedChanges(git, call)), ...(untracked ? await untrackedFiles(git, call) : [])];
  const folder = new FolderScan(repositoryRoot, known);
  const suspects: Suspect[] = [];
  for (const change of changes) {
    const now = folder.look(change.file);
    if (now !== undefined && now.detections.length > 0) {
      suspects.push({ change, now });
    }
    await setImmediate();
    signal?.throwIfAborted();
  }
  return { findings: await beyondReplaced(git, suspects, folder.content, call), scanned: folder.scanned };
}

async function trackedChanges(git: Git, call: GitCall): Promise<Change[]> {
  return parseRaw(await git.run(['diff-index', '--raw', '-z', '--no-renames', await baseTree(git, call)], call));
}

async function untrackedFiles(git: Git, call: GitCall): Promise<Change[]> {
  const names = await git.names(['ls-files', '-z', '--others', '--exclude-standard'], call);
  // A repository inside this one is printed as `name/`; git adds it as a commit, without its files.
  return names.filter((file) => !file.endsWith('/')).map((file) => ({ file, blob: '', before: undefined }));
}
