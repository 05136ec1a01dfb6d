import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { installVSCode } from '../vscodeInstall.ts';

/** What the window of a desktop VS Code does for its extension host, and the one in a browser does not. */
export interface DesktopResolver {
  /**
   * In the words of a PAC file: `PROXY 127.0.0.1:3128`, `DIRECT`. On the desktop Chromium evaluates the PAC file or the
   * system's settings (Electron's `session.resolveProxy`).
   */
  resolveProxy(url: string): string;
  /** The login that the user types when a proxy demands one. */
  login(): { readonly username: string; readonly password: string };
}

/** Where the browser's workbench answers the extension host with nothing, in VS Code's BrowserRequestService. */
const unanswered = 'async resolveProxy(e){}async lookupAuthorization(e){}';
const answered =
  'async resolveProxy(e){return globalThis.desktopResolveProxy(e)}async lookupAuthorization(e){return globalThis.desktopLogin(e)}';

/** The workbench that is loaded next in this context answers like the desktop's. @throws if VS Code has changed there. */
export async function useDesktopResolver(context: BrowserContext, resolver: DesktopResolver): Promise<void> {
  const path = join(await installVSCode(), 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.js');
  const parts = (await readFile(path, 'utf8')).split(unanswered);
  if (parts.length !== 2) throw new Error(`No single "${unanswered}" in ${path}.`);
  await context.exposeFunction('desktopResolveProxy', (url: string) => resolver.resolveProxy(url));
  await context.exposeFunction('desktopLogin', () => resolver.login());
  await context.route('**/workbench/workbench.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: parts.join(answered) }),
  );
}
