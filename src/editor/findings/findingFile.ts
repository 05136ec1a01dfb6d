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
  inRepository: boolean;
}

export async function findingFile(uri: vscode.Uri): Promise<FindingFile> {
  const file = fileOf(uri);
  if (file.scheme !== 'file') {
    return { name: vscode.workspace.asRelativePath(file, false), root: undefined, inRepository: false };
  }
  const tree = await workingTreeOf(path.dirname(file.fsPath));
  const root = tree ?? vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath;
  const name = root === undefined ? file.fsPath : path.relative(root, file.fsPath);
  return { name: name.replaceAll(path.sep, '/'), root, inRepository: tree !== undefined };
}
