import * as path from 'node:path';
import * as vscode from 'vscode';
import { noIgnores, withoutIgnored } from '../../scan/ignore.ts';
import { scanText } from '../../scan/scanner.ts';
import { isIgnored } from '../../scan/sources/workspaceFiles.ts';
import type { Log } from '../../trackberry/log.ts';
import { Disposables } from '../disposables.ts';
import type { GitExtension } from '../gitExtension.ts';
import { settings as settingIds } from '../ids.ts';
import { settings } from '../settings.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import { findingFile } from './findingFile.ts';
import type { IgnoreLists } from './ignoreLists.ts';
import { fileOf, notebookOf } from './notebookCells.ts';
import type { TokenDiagnostics } from './tokenDiagnostics.ts';
import type { WorkspaceFindings } from './workspaceFindings.ts';

const schemes = new Set(['file', 'untitled', 'vscode-notebook-cell']);
const typingPauseMs = 300;
/** UTF-16 units; a larger document is left to the scan of the workspace. */
const longestDocument = 5_000_000;

interface DocumentScanParts {
  diagnostics: TokenDiagnostics;
  workspaceFindings: WorkspaceFindings;
  ignores: IgnoreLists;
  ownTokens: OwnTokens;
  git: GitExtension;
  log: Log;
}

/** Looks for tokens in every document that is open: when it opens, while one types, when it is saved. */
export class DocumentScan implements vscode.Disposable {
  readonly #parts: DocumentScanParts;
  readonly #disposables = new Disposables();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(parts: DocumentScanParts) {
    this.#parts = parts;
    const { workspace } = vscode;
    this.#disposables.add(workspace.onDidOpenTextDocument((document) => this.#soon(document, 0)));
    this.#disposables.add(
      workspace.onDidChangeTextDocument(({ document }) => {
        if (settings.scanOnType()) {
          this.#soon(document, typingPauseMs);
        }
      }),
    );
    this.#disposables.add(
      workspace.onDidSaveTextDocument((document) => {
        if (settings.scanOnSave()) {
          this.#soon(document, 0);
        }
      }),
    );
    this.#disposables.add(workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    this.#disposables.add(parts.ownTokens.onDidChange(() => this.scanOpenDocuments()));
    this.#disposables.add(parts.ignores.onDidChange(() => this.scanOpenDocuments()));
    this.#disposables.add(
      workspace.onDidChangeConfiguration((event) => {
        // What was typed while it was off has not been looked at.
        if (event.affectsConfiguration(settingIds.scanOnType) && settings.scanOnType()) {
          this.scanOpenDocuments();
        }
      }),
    );
  }

  scanOpenDocuments(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#soon(document, 0);
    }
  }

  dispose(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
    this.#disposables.dispose();
  }

  #soon(document: vscode.TextDocument, pauseMs: number): void {
    if (!schemes.has(document.uri.scheme)) {
      return;
    }
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const scan = () => {
      this.#timers.delete(key);
      this.#scan(document).catch((error: unknown) => this.#parts.log.error(`Scan of a document: ${String(error)}`));
    };
    this.#timers.set(key, setTimeout(scan, pauseMs));
  }

  async #scan(document: vscode.TextDocument): Promise<void> {
    const { diagnostics, workspaceFindings, ignores, ownTokens } = this.#parts;
    const { version, uri } = document;
    const text = document.getText();
    const [known, { name, root }] = await Promise.all([ownTokens.known(), findingFile(uri)]);
    if (document.isClosed || document.version !== version) {
      return; // closed, or scanned again soon
    }
    if (text.length > longestDocument) {
      diagnostics.closeDocument(uri);
      return;
    }
    const findings = scanText(text, name, known);
    const ignored = findings.length > 0 ? await ignores.of(root) : noIgnores;
    const kept = findings.length > 0 && (await this.#isIgnored(document)) ? [] : findings;
    if (document.isClosed || document.version !== version) {
      return;
    }
    diagnostics.setDocument(uri, withoutIgnored(kept, ignored), notebookOf(uri)?.uri);
    const inWorkspace = uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    if (root !== undefined && inWorkspace && !document.isDirty) {
      // The file holds this same text: a scan of the workspace would find the same.
      await workspaceFindings.setFile({ uri, root, findings: kept });
    }
  }

  /** Only asked for a document with findings: it costs a process. Git is asked where the file lies: repositories may nest. */
  async #isIgnored(document: vscode.TextDocument): Promise<boolean> {
    const git = this.#parts.git.git();
    const file = fileOf(document.uri);
    if (file.scheme !== 'file' || git === undefined || vscode.workspace.getWorkspaceFolder(file) === undefined) {
      return false;
    }
    return isIgnored(git, path.dirname(file.fsPath), file.fsPath);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#parts.diagnostics.closeDocument(document.uri);
  }
}
