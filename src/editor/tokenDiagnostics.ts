import * as vscode from 'vscode';
import type { Finding } from '../scan/finding.ts';

type FindingsByUri = ReadonlyMap<string, readonly Finding[]>;

/**
 * Findings as entries of the Problems view. Three sources know of them: an open document, a scan of the workspace, and what
 * is staged. While a document is open its own text decides, so what the scan of the workspace read from disk is hidden;
 * what is staged shows besides. What two of them found at one place shows once.
 */
export class TokenDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('trackberry');
  /** Of each open document, also when there is nothing in it. */
  readonly #documents = new Map<string, readonly Finding[]>();
  /** Undefined until the workspace is scanned. */
  #workspace: Map<string, readonly Finding[]> | undefined;
  #staged: FindingsByUri = new Map();

  /** `onDisk`: a file of the workspace holds this same text, so a scan of the workspace would find the same. */
  setDocument(uri: vscode.Uri, findings: readonly Finding[], onDisk: boolean): void {
    const key = uri.toString();
    this.#documents.set(key, findings);
    if (onDisk) {
      this.#workspace?.set(key, findings);
    }
    this.#paint(key);
  }

  closeDocument(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#documents.delete(key);
    this.#paint(key);
  }

  /** All that is in the workspace; what an earlier scan found and is not in `findings` is gone. */
  setWorkspace(findings: FindingsByUri): void {
    const before = this.#workspace ?? new Map();
    this.#workspace = new Map(findings);
    this.#paintAll([...before.keys(), ...findings.keys()]);
  }

  /** All that is staged, in every repository. */
  setStaged(findings: FindingsByUri): void {
    const before = this.#staged;
    this.#staged = new Map(findings);
    this.#paintAll([...before.keys(), ...findings.keys()]);
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #paintAll(keys: readonly string[]): void {
    for (const key of new Set(keys)) {
      this.#paint(key);
    }
  }

  #paint(key: string): void {
    const inFile = this.#documents.get(key) ?? this.#workspace?.get(key) ?? [];
    const staged = this.#staged.get(key) ?? [];
    const seen = new Set(inFile.map(placeOf));
    const stagedOnly = staged.filter((finding) => !seen.has(placeOf(finding)));
    this.#collection.set(vscode.Uri.parse(key, true), [
      ...inFile.map((finding) => diagnosticFor(finding, finding.message)),
      ...stagedOnly.map((finding) => diagnosticFor(finding, `Staged for the next commit: ${finding.message}`)),
    ]);
  }
}

export function rangeOf({ start, end }: Finding): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function placeOf({ start, end }: Finding): string {
  return [start.line, start.character, end.line, end.character].join(':');
}

function diagnosticFor(finding: Finding, message: string): vscode.Diagnostic {
  const severity = finding.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(rangeOf(finding), message, severity);
  diagnostic.source = 'trackberry';
  diagnostic.code = finding.rule;
  return diagnostic;
}
