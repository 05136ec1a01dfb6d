import type { ContentScan, ScannedText } from '../contentScan.ts';
import type { Finding } from '../finding.ts';
import { addedFindings } from './addedFindings.ts';
import { readBlobs } from './blobs.ts';
import type { CommitChange } from './commitChanges.ts';
import type { CommitContents } from './commitContents.ts';
import type { CommitLog } from './commitLog.ts';

/** A finding at the commit that adds it. */
export type CommitFinding = Finding & { commit: string };

/**
 * The findings of contents at the commits that add them. A secret that stays in a file for many commits costs a comparison each;
 * only commits that add one are looked at again, and their contents read again, with what they replace.
 */
export async function addedByCommits(
  log: CommitLog,
  content: ContentScan,
  contents: CommitContents,
  readable: boolean,
): Promise<CommitFinding[]> {
  if (!contents.hit) {
    return [];
  }
  const commits = new Set<string>();
  for await (const changes of log.changes(contents.hasSecrets)) {
    for (const change of changes) {
      if (mayAdd(change, contents)) {
        commits.add(change.commit);
      }
    }
  }
  const changes = await log.changesOf([...commits], contents.hasSecrets, readable);
  return findingsOf(
    log,
    content,
    changes.filter((change) => mayAdd(change, contents)),
  );
}

function mayAdd({ blob, before }: CommitChange, { secretsOf }: CommitContents): boolean {
  const now = [...(secretsOf(blob) ?? [])];
  return (
    now.length > 0 &&
    before.every((replaced) => {
      const earlier = replaced === undefined ? undefined : secretsOf(replaced.blob);
      return earlier === undefined || now.some(([secret, count]) => count > (earlier.get(secret) ?? 0));
    })
  );
}

async function findingsOf(
  { git, call }: CommitLog,
  content: ContentScan,
  changes: readonly CommitChange[],
): Promise<CommitFinding[]> {
  const ids = changes.flatMap(({ blob, before }) => [blob, ...before.flatMap((replaced) => replaced?.blob ?? [])]);
  const blobs = readBlobs(git, ids, call);
  const read = async (file: string): Promise<ScannedText | undefined> => {
    const { value } = await blobs.next();
    return value === undefined || value === 'skipped' ? undefined : content.scan(value, file);
  };
  const findings: CommitFinding[] = [];
  for (const { commit, file, before } of changes) {
    const now = await read(file);
    const beyond: Finding[][] = [];
    for (const replaced of before) {
      const earlier = replaced === undefined ? undefined : await read(replaced.file);
      beyond.push(now === undefined ? [] : addedFindings(now, earlier));
    }
    findings.push(...inAll(beyond).map((finding) => ({ ...finding, commit })));
  }
  // Lets git end: its failure is thrown here.
  await blobs.next();
  return findings;
}

/** What a merge adds is in none of its parents. */
function inAll([first = [], ...others]: readonly Finding[][]): Finding[] {
  return first.filter(({ start }) =>
    others.every((list) =>
      list.some((other) => other.start.line === start.line && other.start.character === start.character),
    ),
  );
}
