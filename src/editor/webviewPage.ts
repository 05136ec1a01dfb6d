import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml } from '../explorer/html.ts';

/** Which files of the extension make up a page: `NAME.js` of dist/page, and `NAME.css` of media behind the shared styles. */
interface WebviewPage {
  name: string;
  title: string;
}

/** What a panel needs to show a page: scripts, and only the folders of the extension that the page's files lie in. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: Object.values(folders(extensionUri)) };
}

/** Loads a page into a webview that was made with `pageOptions`. */
export function loadPage(webview: vscode.Webview, extensionUri: vscode.Uri, { name, title }: WebviewPage): void {
  const { dist, media } = folders(extensionUri);
  const file = (folder: vscode.Uri, path: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, path)).toString();
  webview.html = pageHtml({
    title,
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64url'),
    scriptUri: file(dist, `${name}.js`),
    styleUris: [file(media, 'base.css'), file(media, `${name}.css`)],
    codiconUri: file(dist, 'codicon.css'),
    translation: { language: vscode.env.language, texts: vscode.l10n.bundle },
  });
}

function folders(extensionUri: vscode.Uri): { dist: vscode.Uri; media: vscode.Uri } {
  return {
    dist: vscode.Uri.joinPath(extensionUri, 'dist', 'page'),
    media: vscode.Uri.joinPath(extensionUri, 'media'),
  };
}
