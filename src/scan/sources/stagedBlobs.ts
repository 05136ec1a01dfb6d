import { ContentScan } from '../contentScan.ts';
import { type Git, type GitCall, GitError } from '../git.ts';
import type { KnownTokens } from '../known/knownTokens.ts';
import type { Scanned, ScanResult } from '../scanned.ts';
import { readBlobs } from './blobs.ts';
import { baseTree, type Change, parseRaw } from './rawDiff.ts';
import { beyondReplaced, type Suspect } from './replacedBlobs.ts';

/**
 * The tokens that a commit of the index would add (GIT_INDEX_FILE is honoured): whole blobs are scanned, and what the replaced
 * blob already held is taken away, by rule and secret. A renamed file is compared with what it was.
 * `repositoryRoot` is the top folder of the working tree; `finding.file` is relative to it, with `/`.
 * Throws `GitError`, or the signal's reason.
 */
export async function scanStaged(
  git: Git,
  repositoryRoot: string,
  known: KnownTokens,
  signal?: AbortSignal,
): Promise<ScanResult> {
  const call: GitCall = { cwd: repositoryRoot, signal };
  const changes = await stagedChanges(git, call);
  const content = new ContentScan(known);
  const scanned: Scanned = { files: 0, bytes: 0, skipped: 0 };
  const suspects: Suspect[] = [];
  let index = 0;
  for await (const blob of readBlobs(
    git,
    changes.map((change) => change.blob),
    call,
  )) {
    const change = changes[index++];
    const now = change === undefined || blob === 'skipped' ? undefined : content.scan(blob, change.file);
    if (change === undefined || blob === 'skipped' || now === undefined) {
      scanned.skipped++;
      continue;
    }
    scanned.files++;
    scanned.bytes += blob.length;
    if (now.detections.length > 0) {
      suspects.push({ change, now });
    }
  }
  return { findings: await beyondReplaced(git, suspects, content, call), scanned };
}

async function stagedChanges(git: Git, call: GitCall): Promise<Change[]> {
  const diff = (base: string) => git.run(['diff-index', '--cached', '--raw', '-z', '--find-renames', base, '--'], call);
  try {
    return parseRaw(await diff('HEAD'));
  } catch (error) {
    if (error instanceof GitError) {
      // Before the first commit. It is asked for only now: a commit waits for each process.
      return parseRaw(await diff(await baseTree(git, call)));
    }
    throw error;
  }
}
