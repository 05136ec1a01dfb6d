import * as vscode from 'vscode';
import type { Fetch } from '../trackberry/transport.ts';
import { unverifiedFetch } from './unverifiedFetch.ts';

/**
 * VS Code's `fetch`: it takes the user's proxy and the system's certificates, but not the user's word that certificates
 * need not be trusted (http.proxyStrictSSL), which VS Code leaves to each extension.
 */
export const editorFetch: Fetch = (url, outgoing) =>
  url.protocol === 'https:' && !certificatesMatter()
    ? unverifiedFetch(url, outgoing)
    : // Looked up at each call: VS Code may put its own in place after activation.
      globalThis.fetch(url, outgoing);

/**
 * Only the settings of the user and of the machine count. The scope is `application` or, for a remote that has a network
 * of its own, `machine`, so VS Code passes over a value of the workspace as well. A repository that writes the machine
 * settings of its dev container gains nothing: everything in there, this extension too, runs as it says.
 */
function certificatesMatter(): boolean {
  return vscode.workspace.getConfiguration().inspect('http.proxyStrictSSL')?.globalValue !== false;
}
