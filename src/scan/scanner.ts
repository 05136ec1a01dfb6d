import type { Detection, Hits } from './detection.ts';
import { authorizationLiterals } from './detectors/authorizationLiteral.ts';
import { bearerLiterals } from './detectors/bearerLiteral.ts';
import { bearerNames } from './detectors/bearerName.ts';
import { bearerVariables } from './detectors/bearerVariable.ts';
import { namedTokens } from './detectors/namedToken.ts';
import { neighbourTokens } from './detectors/neighbourToken.ts';
import { ownTokens } from './detectors/ownToken.ts';
import { sectionTokens } from './detectors/sectionToken.ts';
import { shownName } from './fileName.ts';
import { type Finding, fingerprintOf, messageOf, previewOf, severities } from './finding.ts';
import { hitsIn } from './hits.ts';
import { withoutIgnoredLines } from './ignoreComment.ts';
import { joinLiterals } from './known/joinedLiterals.ts';
import type { KnownTokens } from './known/knownTokens.ts';
import { positionsOf } from './lines.ts';
import type { TextRange } from './textRange.ts';

/**
 * The hard-coded tokens of a text, in the order of the text.
 * Pure; never throws, whatever the text; time is linear in its length.
 * `file` names the text in the findings, and counts as context (`config/trackberry.yml`).
 */
export function scanText(text: string, file: string, known: KnownTokens): Finding[] {
  return describe(text, file, detect(text, file, known));
}

/**
 * Like `scanText`, with offsets in place of findings: for those who must compare the secrets themselves, in memory.
 * `hits`: for those who know them already.
 */
export function detect(text: string, file: string, known: KnownTokens, hits: Hits = hitsIn(text, file)): Detection[] {
  const source = { text, file, ...hits };
  const byContext = [
    ...namedTokens(source),
    ...sectionTokens(source),
    ...neighbourTokens(source),
    ...authorizationLiterals(source),
    ...bearerLiterals(source),
    ...bearerNames(source),
    ...bearerVariables(source),
  ];
  return strongest([...ownTokens(source, known), ...withoutIgnoredLines(text, byContext)]);
}

const rank = { 'own-token': 0, 'trackberry-token': 1, 'bearer-token': 2 };

/** Of detections that overlap only the strongest stays; of equals the longer. */
function strongest(detections: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  const inOrder = detections.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const detection of inOrder) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= detection.start) {
      kept.push(detection);
    } else if (rank[detection.rule] < rank[last.rule]) {
      kept[kept.length - 1] = detection;
    }
  }
  return kept;
}

/** How much of a line, on either side, goes into a fingerprint: a bundle is one line of megabytes. */
const contextLength = 200;

/** `detections` in the order of the text, not overlapping. */
export function describe(text: string, file: string, detections: readonly Detection[]): Finding[] {
  const name = shownName(file);
  const positions = positionsOf(
    text,
    detections.flatMap(({ start, end }) => [start, end]),
  );
  return detections.flatMap((detection, index): Finding[] => {
    const start = positions[2 * index];
    const end = positions[2 * index + 1];
    if (start === undefined || end === undefined) {
      return [];
    }
    const { rule } = detection;
    return [
      {
        rule,
        severity: severities[rule],
        file: name,
        start,
        end,
        preview: previewOf(secretOf(text, detection)),
        fingerprint: fingerprintOf(rule, name, lineWithoutSecrets(text, detections, index)),
        message: messageOf(rule),
      },
    ];
  });
}

/** A secret that is split over several literals, without what stands between them. */
export function secretOf(text: string, { start, end }: TextRange): string {
  const spelled = text.slice(start, end);
  return joinLiterals(spelled)?.text ?? spelled;
}

/** The line round a detection, its own secret as U+0001 and its neighbours' as U+0002: two secrets of one line differ. */
function lineWithoutSecrets(text: string, detections: readonly Detection[], index: number): string {
  const own = detections[index];
  if (own === undefined) {
    return '';
  }
  let before = '';
  let from = own.start;
  const first = Math.max(own.start - contextLength, 0);
  for (let i = index - 1, at = detections[i]; at !== undefined && at.end > first; at = detections[--i]) {
    before = `\u0002${text.slice(at.end, from)}${before}`;
    from = Math.min(at.start, from);
  }
  before = (from > first ? text.slice(first, from) : '') + before;
  let after = '';
  let to = own.end;
  const last = own.end + contextLength;
  for (let i = index + 1, at = detections[i]; at !== undefined && at.start < last; at = detections[++i]) {
    after += `${text.slice(to, at.start)}\u0002`;
    to = at.end;
  }
  after += to < last ? text.slice(to, last) : '';
  const line = `${before.split(/[\r\n]/).at(-1)}\u0001${after.split(/[\r\n]/, 1)[0]}`;
  return line.trim();
}
