import { ContentScan, type ScannedText } from '../contentScan.ts';
import { nameFromBytes } from '../fileName.ts';
import type { Finding } from '../finding.ts';
import { type Git, type GitCall, GitError, splitAtNul } from '../git.ts';
import type { KnownTokens } from '../knownTokens.ts';
import type { Scanned, ScanResult } from '../scanned.ts';
import { addedFindings } from './addedFindings.ts';
import { readBlobs } from './blobs.ts';

/** A file that the commit would write, with the blob it replaces. */
interface Change {
  file: string;
  blob: string;
  /** Undefined for a new file. */
  before: { file: string; blob: string } | undefined;
}

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
  const suspects: { change: Change; now: ScannedText }[] = [];
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
  return { findings: await withoutCommitted(git, suspects, content, call), scanned };
}

/** Only files with a finding are worth reading their earlier blob: a second call, and none on most commits. */
async function withoutCommitted(
  git: Git,
  suspects: readonly { change: Change; now: ScannedText }[],
  content: ContentScan,
  call: GitCall,
): Promise<Finding[]> {
  const earlier = suspects.flatMap(({ change }) => change.before ?? []);
  const blobs = readBlobs(
    git,
    earlier.map(({ blob }) => blob),
    call,
  );
  const findings: Finding[] = [];
  for (const { change, now } of suspects) {
    let before: ScannedText | undefined;
    if (change.before !== undefined) {
      const { value } = await blobs.next();
      before = value === undefined || value === 'skipped' ? undefined : content.scan(value, change.before.file);
    }
    findings.push(...addedFindings(now, before));
  }
  // Lets git end: its failure is thrown here.
  await blobs.next();
  return findings;
}

async function stagedChanges(git: Git, call: GitCall): Promise<Change[]> {
  const base = await baseTree(git, call);
  return parseRaw(await git.run(['diff-index', '--cached', '--raw', '-z', '--find-renames', base], call));
}

/** HEAD, or the empty tree (its id depends on the repository's hash) before the first commit. */
async function baseTree(git: Git, call: GitCall): Promise<string> {
  try {
    return await git.line(['rev-parse', '--verify', '--quiet', 'HEAD'], call);
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) {
      return git.line(['hash-object', '-t', 'tree', '--stdin'], { ...call, input: Buffer.alloc(0) });
    }
    throw error;
  }
}

const submoduleMode = '160000';

/** `:<old mode> <new mode> <old id> <new id> <status>` NUL path NUL, and for a rename or copy a second path NUL. */
function parseRaw(raw: Buffer): Change[] {
  const fields = splitAtNul(raw);
  const changes: Change[] = [];
  for (let at = 0; at < fields.length; ) {
    const [, newMode, oldId, newId, status] = nameFromBytes(fields[at] ?? Buffer.alloc(0)).split(' ');
    const paths = status?.startsWith('R') || status?.startsWith('C') ? 2 : 1;
    const [oldFile, file] = [fields[at + 1], fields[at + paths]].map((name) => nameFromBytes(name ?? Buffer.alloc(0)));
    at += 1 + paths;
    if (file === undefined || oldFile === undefined || oldId === undefined || newId === undefined) {
      continue;
    }
    // Deleted (and unmerged) files write nothing; a submodule is a commit, not a blob.
    if (newMode === submoduleMode || /^0+$/.test(newId)) {
      continue;
    }
    changes.push({ file, blob: newId, before: /^0+$/.test(oldId) ? undefined : { file: oldFile, blob: oldId } });
  }
  return changes;
}
