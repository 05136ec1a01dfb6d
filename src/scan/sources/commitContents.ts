import { hash } from 'node:crypto';
import type { ContentScan, ScannedText } from '../contentScan.ts';
import type { Scanned } from '../scanned.ts';
import { keyOf } from './addedFindings.ts';
import { smallBlobs, streamBlobs } from './blobs.ts';
import type { CommitLog } from './commitLog.ts';

/** How often a content holds each secret, by a hash: a part of the text would keep all of it in memory. */
export type Secrets = ReadonlyMap<string, number>;

/** All contents that commits write, each scanned once. */
export interface CommitContents {
  scanned: Scanned;
  /** The secrets of a content by its id, an empty map where it has none; undefined for one that was not scanned. */
  secretsOf(blob: string): Secrets | undefined;
  hasSecrets(blob: string): boolean;
  /** Whether any content has secrets. */
  hit: boolean;
}

const noSecrets: Secrets = new Map();

/** Scans while git still lists; `missing`: ids of contents that are not here, see partialClone.ts. */
export async function scanContents(
  log: CommitLog,
  scan: ContentScan,
  missing: ReadonlySet<string>,
  onProgress?: (blobs: number) => void,
): Promise<CommitContents> {
  const seen = new Set<string>();
  const hits = new Map<string, Secrets>();
  const scanned: Scanned = { files: 0, bytes: 0, skipped: 0 };
  /** By id, of contents that are asked for and not read yet. */
  const files = new Map<string, string>();
  const isFirst = (blob: string) => {
    const before = seen.size;
    return seen.add(packed(blob)).size > before;
  };
  async function* ids(): AsyncGenerator<Buffer, void> {
    for await (const changes of log.changes(isFirst)) {
      const next: string[] = [];
      for (const { blob, file } of changes) {
        if (missing.has(blob)) {
          scanned.skipped++;
        } else {
          files.set(blob, file);
          next.push(`${blob}\n`);
        }
      }
      yield Buffer.from(next.join(''));
    }
  }
  const skip = (blob: string) => {
    files.delete(blob);
    scanned.skipped++;
  };
  const small = smallBlobs(log.git, ids(), log.call, skip);
  for await (const { id, content } of streamBlobs(log.git, small, log.call)) {
    const file = files.get(id);
    const now = file === undefined || content === 'skipped' ? undefined : scan.scan(content, file);
    if (content === 'skipped' || now === undefined) {
      skip(id);
    } else {
      files.delete(id);
      scanned.files++;
      scanned.bytes += content.length;
      if (now.detections.length > 0) {
        hits.set(id, countSecrets(now));
      }
    }
    onProgress?.(scanned.files + scanned.skipped);
  }
  return {
    scanned,
    hasSecrets: (blob) => hits.has(blob),
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
