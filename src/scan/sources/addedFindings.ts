import type { ScannedText } from '../contentScan.ts';
import type { Detection } from '../detection.ts';
import type { Finding } from '../finding.ts';
import { describe } from '../scanner.ts';

/**
 * The findings that `now` has beyond `before`: of each secret, under the same rule, as many as it holds more often.
 * The secrets themselves are compared, so a secret replaced by another one on the same line is new.
 */
export function addedFindings(now: ScannedText, before: ScannedText | undefined): Finding[] {
  const findings = describe(now.text, now.file, now.detections);
  const committed = new Map<string, string[]>();
  if (before !== undefined) {
    const earlier = describe(before.text, before.file, before.detections);
    for (const [index, detection] of before.detections.entries()) {
      const key = keyOf(before.text, detection);
      const fingerprints = committed.get(key) ?? [];
      fingerprints.push(earlier[index]?.fingerprint ?? '');
      committed.set(key, fingerprints);
    }
  }
  // Occurrences on an unchanged line are matched first, so that what is reported is the line that was added.
  const open = now.detections.map((detection, index) => {
    const left = committed.get(keyOf(now.text, detection)) ?? [];
    const same = left.indexOf(findings[index]?.fingerprint ?? '');
    if (same !== -1) {
      left.splice(same, 1);
    }
    return same === -1;
  });
  return findings.filter((_, index) => {
    const detection = now.detections[index];
    return (
      open[index] === true && detection !== undefined && committed.get(keyOf(now.text, detection))?.pop() === undefined
    );
  });
}

/** By what secrets are compared; it holds the secret. */
export function keyOf(text: string, { rule, start, end }: Detection): string {
  return `${rule}\0${text.slice(start, end)}`;
}
