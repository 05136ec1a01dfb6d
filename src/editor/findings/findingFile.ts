import * as path from 'node:path';
import * as vscode from 'vscode';
import { workingTreeOf } from '../../scan/workingTree.ts';
import { fileOf } from './notebookCells.ts';

/** How a document is named in its findings. */
export interface FindingFile {
  /** Relative to `root`, with `/`: fingerprints stand on it. */
  name: string;
  /** Absolute: the working tree's root, or else the workspace folder. Undefined for what lies in neither. */
  root: string | undefined;
  /** The working tree, where the file lies in the workspace: only there is git asked, nobody has trusted what lies elsewhere. */
  repository: string | undefined;
}

export async function findingFile(uri: vscode.Uri): Promise<FindingFile> {
  const file = fileOf(uri);
  if (file.scheme !== 'file') {
    return { name: vscode.workspace.asRelativePath(file, false), root: undefined, repository: undefined };
  }
  const tree = await workingTreeOf(path.dirname(file.fsPath));
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const root = tree ?? folder?.uri.fsPath;
  const name = root === undefined ? file.fsPath : path.relative(root, file.fsPath);
  return { name: name.replaceAll(path.sep, '/'), root, repository: folder && tree };
}
