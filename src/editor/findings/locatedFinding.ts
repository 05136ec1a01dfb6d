import * as vscode from 'vscode';
import type { Finding } from '../../scan/finding.ts';
import { describe, detect } from '../../scan/scanner.ts';
import { notify } from '../notify.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import { type FindingFile, findingFile } from './findingFile.ts';
import { rangeOf } from './tokenDiagnostics.ts';

/** What a command on a finding is handed, by a row of the view or a quick fix. */
export interface FindingPlace {
  uri: vscode.Uri;
  finding: Finding;
}

/** A finding as the document holds it now. Stays in memory: it knows the secret. */
export interface LocatedFinding {
  document: vscode.TextDocument;
  finding: Finding;
  range: vscode.Range;
  /** Offsets of the range. */
  start: number;
  end: number;
  /** As it stands in the text: the secret, or an encoded form of it. */
  literal: string;
  file: FindingFile;
}

/**
 * Looks at the document again: only what the scan finds there now is acted upon, wherever the command came from.
 * Undefined, and the user is told, where the place holds the finding no more.
 */
export async function locate(argument: unknown, ownTokens: OwnTokens): Promise<LocatedFinding | undefined> {
  const { uri, finding: wanted } = placeOf(argument) ?? {};
  if (uri === undefined || wanted === undefined) {
    void notify.information(
      vscode.l10n.t('Choose a finding in the view "Token Findings", or a quick fix in the editor.'),
    );
    return undefined;
  }
  const known = await ownTokens.known();
  const document = await vscode.workspace.openTextDocument(uri);
  const file = await findingFile(uri);
  const text = document.getText();
  const detections = detect(text, file.name, known);
  const findings = describe(text, file.name, detections);
  const index = indexOf(wanted, findings);
  const finding = findings[index];
  const detection = detections[index];
  if (finding === undefined || detection === undefined) {
    void notify.warning(
      vscode.l10n.t(
        'The text has changed, and this finding is no longer in it. What is staged may still hold it: stage the file again.',
      ),
    );
    return undefined;
  }
  const { start, end } = detection;
  return { document, finding, range: rangeOf(finding), start, end, literal: text.slice(start, end), file };
}

/** The same place, or else the one line that is the same. */
function indexOf(wanted: Finding, findings: readonly Finding[]): number {
  const samePlace = findings.findIndex(
    ({ rule, preview, start }) =>
      rule === wanted.rule &&
      preview === wanted.preview &&
      start.line === wanted.start.line &&
      start.character === wanted.start.character,
  );
  if (samePlace !== -1) {
    return samePlace;
  }
  const sameLine = findings.flatMap(({ fingerprint }, index) => (fingerprint === wanted.fingerprint ? [index] : []));
  return sameLine.length === 1 ? (sameLine[0] ?? -1) : -1;
}

function placeOf(argument: unknown): FindingPlace | undefined {
  const { uri, finding } = Object(argument) as Partial<FindingPlace>;
  return uri instanceof vscode.Uri && finding?.start !== undefined ? { uri, finding } : undefined;
}
