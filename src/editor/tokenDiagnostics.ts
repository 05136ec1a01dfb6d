import * as vscode from 'vscode';
import type { Finding } from '../scan/finding.ts';

/** Where a finding was made: in an open document, in a scan of the workspace, in what is staged. */
export type FindingSource = 'document' | 'workspace' | 'staged';

/** Findings as entries of the Problems view. Each source keeps its own; what two of them found shows once. */
export class TokenDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('trackberry');
  readonly #bySource: Record<FindingSource, Map<string, readonly Finding[]>> = {
    document: new Map(),
    workspace: new Map(),
    staged: new Map(),
  };

  has(source: FindingSource, uri: vscode.Uri): boolean {
    return this.#bySource[source].has(uri.toString());
  }

  set(source: FindingSource, uri: vscode.Uri, findings: readonly Finding[]): void {
    const key = uri.toString();
    if (findings.length === 0) {
      this.#bySource[source].delete(key);
    } else {
      this.#bySource[source].set(key, findings);
    }
    this.#paint(uri);
  }

  /** Everything that one source knows, at once; what it knew before and is not in `all` is gone. */
  replaceAll(source: FindingSource, all: ReadonlyMap<string, readonly Finding[]>): void {
    const before = [...this.#bySource[source].keys()];
    this.#bySource[source] = new Map(all);
    for (const key of new Set([...before, ...all.keys()])) {
      this.#paint(vscode.Uri.parse(key, true));
    }
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #paint(uri: vscode.Uri): void {
    const key = uri.toString();
    const diagnostics = new Map<string, vscode.Diagnostic>();
    for (const source of ['document', 'workspace', 'staged'] as const) {
      for (const finding of this.#bySource[source].get(key) ?? []) {
        const { start, end } = finding;
        const place = [start.line, start.character, end.line, end.character].join(':');
        if (!diagnostics.has(place)) {
          diagnostics.set(place, diagnosticFor(finding));
        }
      }
    }
    this.#collection.set(uri, [...diagnostics.values()]);
  }
}

export function rangeOf({ start, end }: Finding): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function diagnosticFor(finding: Finding): vscode.Diagnostic {
  const severity = finding.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(rangeOf(finding), finding.message, severity);
  diagnostic.source = 'trackberry';
  diagnostic.code = finding.rule;
  return diagnostic;
}
