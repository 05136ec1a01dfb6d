import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { Finding } from '../../scan/finding.ts';
import { inSlices, type Steps } from '../../steps/steps.ts';

type DiagnosticEntry = [vscode.Uri, vscode.Diagnostic[]];
/** Of one call VS Code shows some 1100, and leaves the others out without a word. */
const mostAtOnce = 1_000;
/** Each step is a message to VS Code's window. */
const filesPerStep = 200;

type FindingsByUri = ReadonlyMap<string, readonly Finding[]>;

/** What the next commit adds to one file. */
export interface StagedFile {
  findings: readonly Finding[];
  /** The file on disk holds another text. */
  edited: boolean;
  /** Told of a finding that is not in the working text, e.g. `Staged for the next commit`. */
  mark: string;
}

/** A finding as it is shown to the user. */
export interface ShownFinding {
  uri: vscode.Uri;
  finding: Finding;
  /** It is in what is staged, and not, as far as is known, in the working text; its message says so. */
  stagedOnly: boolean;
}

/**
 * The findings that are shown, and their entries in the Problems view. Three sources know of them: an open document, a scan
 * of the workspace, and what is staged. While a document is open its own text decides, so what the scan of the workspace read
 * from disk is hidden; what is staged shows besides, marked where it is not in the working text. What two of them found at
 * one place, or on one line, shows once.
 */
export class TokenDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('trackberry');
  /** Of each open document, also when there is nothing in it. */
  readonly #documents = new Map<string, readonly Finding[]>();
  /** Of each cell that is open, its notebook. */
  readonly #notebooks = new Map<string, string>();
  /** Undefined until the workspace is scanned. */
  #workspace: Map<string, readonly Finding[]> | undefined;
  #staged: ReadonlyMap<string, StagedFile> = new Map();
  /** By document; none without a finding. */
  readonly #shown = new Map<string, readonly ShownFinding[]>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  /** Whether all of the workspace was looked at, and not only what is open or staged. */
  get isWorkspaceScanned(): boolean {
    return this.#workspace !== undefined;
  }

  /** What is shown, a list for each document. */
  get shown(): readonly (readonly ShownFinding[])[] {
    return [...this.#shown.values()];
  }

  shownIn(uri: vscode.Uri): readonly ShownFinding[] {
    return this.#shown.get(uri.toString()) ?? [];
  }

  /** `notebook`: the one that the document is a cell of. */
  setDocument(uri: vscode.Uri, findings: readonly Finding[], notebook: vscode.Uri | undefined): void {
    const key = uri.toString();
    this.#documents.set(key, findings);
    if (notebook !== undefined) {
      this.#notebooks.set(key, notebook.toString());
    }
    this.#paint([key, ...this.#notebookOf(key)]);
  }

  closeDocument(uri: vscode.Uri): void {
    const key = uri.toString();
    const notebook = this.#notebookOf(key);
    this.#documents.delete(key);
    this.#notebooks.delete(key);
    this.#paint([key, ...notebook]);
  }

  /** All that is in the workspace; what an earlier scan found and is not in `findings` is gone. Resolves when it is shown. */
  async setWorkspace(findings: FindingsByUri): Promise<void> {
    const before = this.#workspace ?? new Map();
    this.#workspace = new Map(findings);
    await inSlices(this.#paintInSteps([...new Set([...before.keys(), ...findings.keys()])]));
    this.#changed.fire(); // scanned, though perhaps nothing was found
  }

  /** All that is in a file of the workspace, which was scanned before. */
  setWorkspaceFile(uri: vscode.Uri, findings: readonly Finding[]): void {
    const key = uri.toString();
    this.#workspace?.set(key, findings);
    this.#paint([key]);
  }

  /** All that is staged, in every repository. */
  setStaged(files: ReadonlyMap<string, StagedFile>): void {
    const before = this.#staged;
    this.#staged = files;
    this.#paint([...before.keys(), ...files.keys()]);
  }

  dispose(): void {
    this.#collection.dispose();
    this.#changed.dispose();
  }

  *#paintInSteps(keys: readonly string[]): Steps<void> {
    for (let at = 0; at < keys.length; at += filesPerStep) {
      this.#paint(keys.slice(at, at + filesPerStep));
      yield;
    }
  }

  #paint(keys: readonly string[]): void {
    const changed: DiagnosticEntry[] = [];
    for (const key of new Set(keys)) {
      const shown = this.#findings(key);
      if (isSame(shown, this.#shown.get(key) ?? [])) {
        continue; // as after most keystrokes
      }
      if (shown.length === 0) {
        this.#shown.delete(key);
      } else {
        this.#shown.set(key, shown);
      }
      changed.push([vscode.Uri.parse(key, true), shown.map(diagnosticFor)]);
    }
    if (changed.length > 0) {
      for (const some of inBatches(changed)) {
        this.#collection.set(some);
      }
      this.#changed.fire();
    }
  }

  #findings(key: string): ShownFinding[] {
    const uri = vscode.Uri.parse(key, true);
    const open = this.#documents.get(key);
    const inFile = open ?? this.#withoutCells(key, this.#workspace?.get(key) ?? []);
    const staged = this.#staged.get(key) ?? { findings: [], edited: false, mark: '' };
    const plain = (finding: Finding) => ({ uri, finding, stagedOnly: false });
    const marked = (finding: Finding) => {
      const message = `${staged.mark}: ${finding.message}`;
      return { uri, finding: { ...clipped(finding, key), message }, stagedOnly: true };
    };
    if (open !== undefined) {
      return [...inFile.map(plain), ...without(staged.findings, inFile).map(marked)];
    }
    if (staged.edited) {
      // What the scan of the workspace has seen here may be gone from the disk; what is staged is not.
      return [...without(inFile, staged.findings).map(plain), ...staged.findings.map(marked)];
    }
    return [...inFile, ...this.#withoutCells(key, without(staged.findings, inFile))].map(plain);
  }

  /** What a notebook's file has beyond its cells that are open: these show their own. */
  #withoutCells(key: string, inFile: readonly Finding[]): readonly Finding[] {
    if (inFile.length === 0) {
      return inFile;
    }
    const cells = [...this.#notebooks].filter(([, notebook]) => notebook === key);
    const inCells = cells.flatMap(([cell]) => this.#documents.get(cell) ?? []).map(looksOf);
    return inFile.filter((finding) => {
      const same = inCells.indexOf(looksOf(finding));
      if (same !== -1) {
        inCells.splice(same, 1);
      }
      return same === -1;
    });
  }

  #notebookOf(cell: string): string[] {
    const notebook = this.#notebooks.get(cell);
    return notebook === undefined ? [] : [notebook];
  }
}

export function rangeOf({ start, end }: Finding): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** `findings` but for those that `others` have too: at the same place, or on the same line that has moved. */
function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const places = new Set(others.map(placeOf));
  const lines = new Map<string, number>();
  for (const { fingerprint } of others) {
    lines.set(fingerprint, (lines.get(fingerprint) ?? 0) + 1);
  }
  return findings.filter((finding) => {
    const left = lines.get(finding.fingerprint) ?? 0;
    lines.set(finding.fingerprint, left - 1);
    return left <= 0 && !places.has(placeOf(finding));
  });
}

/** An open text that has become shorter has its end where the finding was. */
function clipped(finding: Finding, key: string): Finding {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
  if (document === undefined) {
    return finding;
  }
  const { start, end } = document.validateRange(rangeOf(finding));
  return { ...finding, start, end };
}

function isSame(one: readonly ShownFinding[], other: readonly ShownFinding[]): boolean {
  const looks = ({ finding, stagedOnly }: ShownFinding) => ({ finding, stagedOnly });
  return isDeepStrictEqual(one.map(looks), other.map(looks));
}

/** Few calls, for each is a message to VS Code's window. */
function* inBatches(entries: readonly DiagnosticEntry[]): Iterable<DiagnosticEntry[]> {
  let batch: DiagnosticEntry[] = [];
  let count = 0;
  for (const entry of entries) {
    count += entry[1].length;
    if (count > mostAtOnce && batch.length > 0) {
      yield batch;
      batch = [];
      count = entry[1].length;
    }
    batch.push(entry);
  }
  yield batch;
}

function placeOf({ start, end }: Finding): string {
  return [start.line, start.character, end.line, end.character].join(':');
}

/** A cell's line and its line in the file differ; what is the same of one secret in both. */
function looksOf({ rule, preview }: Finding): string {
  return `${rule} ${preview}`;
}

function diagnosticFor({ finding }: ShownFinding): vscode.Diagnostic {
  const severity = finding.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(rangeOf(finding), finding.message, severity);
  diagnostic.source = 'trackberry';
  diagnostic.code = finding.rule;
  return diagnostic;
}
