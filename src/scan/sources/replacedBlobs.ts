import type { ContentScan, ScannedText } from '../contentScan.ts';
import type { Finding } from '../finding.ts';
import type { Git, GitCall } from '../git.ts';
import { addedFindings } from './addedFindings.ts';
import { readBlobs } from './blobs.ts';
import type { Change } from './rawDiff.ts';

/** A text with detections in it, and the change that brings it. */
export interface Suspect {
  change: Change;
  now: ScannedText;
}

/**
 * What each text has beyond the blob that it replaces. Only files with a detection are worth reading their earlier blob: a
 * second call of git, and none on most commits. Throws `GitError`, or the signal's reason.
 */
export async function beyondReplaced(
  git: Git,
  suspects: readonly Suspect[],
  content: ContentScan,
  call: Pick<GitCall, 'cwd' | 'signal'>,
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
