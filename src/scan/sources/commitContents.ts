import { hash } from 'node:crypto';
import type { ContentScan, ScannedText } from '../contentScan.ts';
import type { Scanned } from '../scanned.ts';
import { keyOf } from './addedFindings.ts';
import { streamBlobs } from './blobs.ts';
import { type CommitSource, changesOfAll } from './commitChanges.ts';

/** How often a content holds each secret, by a hash: a part of the text would keep all of it in memory. */
export type Secrets = ReadonlyMap<string, number>;

/** All contents that commits write, each scanned once. */
export interface CommitContents {
  scanned: Scanned;
  /** The secrets of a content by its id, an empty map where it has none; undefined for one that was not scanned. */
  secretsOf(blob: string): Secrets | undefined;
  /** Whether any content has a secret. */
  hit: boolean;
}

const noSecrets: Secrets = new Map();

/** Ids are handed to git by so many at a time. */
const batch = 64;

/** Scans while git still lists; `missing`: ids of contents that are not here, see partialClone.ts. */
export async function scanContents(
  source: CommitSource,
  content: ContentScan,
  missing: ReadonlySet<string>,
  onProgress?: (blobs: number) => void,
): Promise<CommitContents> {
  const seen = new Set<string>();
  const hits = new Map<string, Secrets>();
  const scanned: Scanned = { files: 0, bytes: 0, skipped: 0 };
  /** Handed to git and not read yet, in order. */
  const waiting: { blob: string; file: string }[] = [];
  async function* ids(): AsyncGenerator<Buffer, void> {
    let next: string[] = [];
    for await (const { blob, file } of changesOfAll(source)) {
      if (seen.size === seen.add(packed(blob)).size) {
        continue;
      }
      if (missing.has(blob)) {
        scanned.skipped++;
        continue;
      }
      waiting.push({ blob, file });
      next.push(`${blob}\n`);
      if (next.length === batch) {
        yield Buffer.from(next.join(''));
        next = [];
      }
    }
    yield Buffer.from(next.join(''));
  }
  for await (const bytes of streamBlobs(source.git, ids(), source.call)) {
    const asked = waiting.shift();
    const now = asked === undefined || bytes === 'skipped' ? undefined : content.scan(bytes, asked.file);
    if (asked === undefined || bytes === 'skipped' || now === undefined) {
      scanned.skipped++;
    } else {
      scanned.files++;
      scanned.bytes += bytes.length;
      if (now.detections.length > 0) {
        hits.set(asked.blob, countSecrets(now));
      }
    }
    onProgress?.(scanned.files + scanned.skipped);
  }
  return {
    scanned,
    hit: hits.size > 0,
    secretsOf: (blob) => hits.get(blob) ?? (seen.has(packed(blob)) && !missing.has(blob) ? noSecrets : undefined),
  };
}

/** A third of the memory: a history has up to millions of ids. */
function packed(id: string): string {
  return Buffer.from(id, 'hex').toString('latin1');
}

function countSecrets({ text, detections }: ScannedText): Secrets {
  const secrets = new Map<string, number>();
  for (const detection of detections) {
    const key = hash('sha256', keyOf(text, detection), 'base64');
    secrets.set(key, (secrets.get(key) ?? 0) + 1);
  }
  return secrets;
}
