import * as vscode from 'vscode';
import type { Finding } from '../../scan/finding.ts';
import { type IgnoreList, withoutIgnored } from '../../scan/ignore.ts';
import { scanFiles } from '../../scan/sources/workspaceFiles.ts';
import type { Log } from '../../trackberry/log.ts';
import { Disposables } from '../disposables.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import type { IgnoreLists } from './ignoreLists.ts';
import type { TokenDiagnostics } from './tokenDiagnostics.ts';

/** What a scan has found in one file, what is ignored included. */
export interface FileFindings {
  uri: vscode.Uri;
  /** As in `FindingFile`: what the file is named from. */
  root: string;
  findings: readonly Finding[];
}

export interface FindingCounts {
  findings: number;
  /** With findings that are not ignored. */
  files: number;
  ignored: number;
}

interface Parts {
  diagnostics: TokenDiagnostics;
  ignores: IgnoreLists;
  ownTokens: OwnTokens;
  log: Log;
}

/** One save, checkout or build is many changes. */
const settleMs = 200;

/**
 * What the scan of the workspace has found, kept true until the next one: a file with findings that changes on disk, by
 * whomever, is scanned again, and what the ignore list names is left out.
 */
export class WorkspaceFindings implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #disposables = new Disposables();
  /** Undefined until the workspace is scanned. */
  #files: Map<string, FileFindings> | undefined;
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#disposables.add(parts.ignores.onDidChange(() => this.#inBackground(this.#paint())));
    this.#disposables.add(parts.ownTokens.onDidChange(() => this.#soon([...(this.#files?.keys() ?? [])])));
  }

  /** All that is in the workspace; what an earlier scan found is gone. */
  async replace(files: readonly FileFindings[]): Promise<FindingCounts> {
    if (this.#files === undefined) {
      this.#watch();
    }
    this.#files = new Map(files.map((file) => [file.uri.toString(), file]));
    return this.#paint();
  }

  /** What is in a file now, as it is on disk. Of no interest before the workspace is scanned. */
  async setFile(file: FileFindings): Promise<void> {
    if (this.#files !== undefined) {
      this.#files.set(file.uri.toString(), file);
      const list = await this.#parts.ignores.of(file.root);
      this.#parts.diagnostics.setWorkspaceFile(file.uri, withoutIgnored(file.findings, list));
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#disposables.dispose();
  }

  async #paint(): Promise<FindingCounts> {
    const roots = [...new Set([...(this.#files?.values() ?? [])].map(({ root }) => root))];
    const lists = new Map<string, IgnoreList>();
    for (const root of roots) {
      lists.set(root, await this.#parts.ignores.of(root));
    }
    const counts = { findings: 0, files: 0, ignored: 0 };
    const shown = new Map<string, readonly Finding[]>();
    for (const [key, { root, findings }] of this.#files ?? []) {
      const list = lists.get(root);
      const kept = list === undefined ? findings : withoutIgnored(findings, list);
      counts.findings += kept.length;
      counts.files += kept.length > 0 ? 1 : 0;
      counts.ignored += findings.length - kept.length;
      shown.set(key, kept);
    }
    if (this.#files !== undefined) {
      await this.#parts.diagnostics.setWorkspace(shown);
    }
    return counts;
  }

  #watch(): void {
    const watcher = this.#disposables.add(vscode.workspace.createFileSystemWatcher('**/*', true));
    const changed = (uri: vscode.Uri) => this.#soon([uri.toString()]);
    this.#disposables.add(watcher.onDidChange(changed));
    this.#disposables.add(watcher.onDidDelete(changed));
  }

  #soon(keys: readonly string[]): void {
    const ours = keys.filter((key) => nameOf(this.#files?.get(key)) !== undefined);
    if (ours.length === 0) {
      return;
    }
    for (const key of ours) {
      this.#changed.add(key);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#inBackground(this.#scanAgain()), settleMs);
  }

  async #scanAgain(): Promise<void> {
    const files = [...this.#changed].flatMap((key) => this.#files?.get(key) ?? []);
    this.#changed.clear();
    const known = await this.#parts.ownTokens.known();
    for (const root of new Set(files.map((file) => file.root))) {
      const here = files.filter((file) => file.root === root);
      const { findings } = await scanFiles(
        root,
        here.flatMap((file) => nameOf(file) ?? []),
        known,
      );
      for (const file of here) {
        const name = nameOf(file);
        await this.setFile({ ...file, findings: findings.filter((finding) => finding.file === name) });
      }
    }
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#parts.log.error(`Findings of the workspace: ${String(error)}`));
  }
}

/** Undefined without a finding, and for a name that could not be shown as it is: by such a one no file is found again. */
function nameOf(file: FileFindings | undefined): string | undefined {
  const name = file?.findings[0]?.file;
  return name?.includes('\ufffd') === true ? undefined : name;
}
