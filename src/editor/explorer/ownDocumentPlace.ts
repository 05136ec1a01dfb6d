import { homedir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** Where the setting's text leads: a file of this machine; undefined for anything else. */
export function ownDocumentPlace(setting: string): vscode.Uri | undefined {
  if (/^file:\/\//i.test(setting)) {
    const uri = vscode.Uri.parse(setting);
    return uri.authority === '' ? uri : undefined;
  }
  const file = setting.replace(/^~(?=[\\/])/, homedir());
  return path.isAbsolute(file) ? vscode.Uri.file(file) : undefined;
}
