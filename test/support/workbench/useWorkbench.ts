import { after, afterEach, before } from 'mocha';
import type { BrowserContext } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../temporaryFolder.ts';
import { VSCodeServer, type VSCodeServerOptions } from '../vscodeServer.ts';
import { sharedVSCode } from './sharedVSCode.ts';
import { Workbench } from './workbench.ts';

export type Theme = 'light' | 'dark' | 'high contrast';

export interface WorkbenchOptions extends VSCodeServerOptions {
  /** The folder to open; called once, before the workbench is opened. Without it: an empty one. */
  readonly folder?: () => string | Promise<string>;
  /** As `userSettings` (application scope), for values known only when the test has begun, e.g. a server's address. */
  readonly settings?: () => Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
}

export interface WorkbenchInUse {
  readonly workbench: Workbench;
  /** The server behind it: `dataFolder`, `writeSettings`. */
  readonly server: VSCodeServer;
  readonly context: BrowserContext;
}

/** Chosen as the dark one: the browser's own mode for it would also replace the colours of the page. */
const highContrast = { 'workbench.preferredDarkColorTheme': 'Default High Contrast' };

/**
 * Gives the tests of the surrounding `describe` a workbench with the extension, opened before the first and closed
 * after the last. State and secrets are new; the server is the shared one unless `vsix`, `workspaceTrust`, `env` or `language` ask
 * for one of its own. A failed test leaves a picture in out/screenshots/failed.
 */
export function useWorkbench(options: WorkbenchOptions = {}): WorkbenchInUse {
  const { folder, settings, theme = 'light', ...serverOptions } = options;
  const ownServer =
    options.vsix !== undefined ||
    options.workspaceTrust === true ||
    options.env !== undefined ||
    options.language !== undefined;
  const cleanUp: (() => Promise<void>)[] = [];
  let inUse: WorkbenchInUse | undefined;

  before('open the workbench', async function () {
    // The first start of all installs VS Code.
    this.timeout(300_000);
    sharedVSCode.stopAfterAllTests(this);
    const userSettings = { ...options.userSettings, ...settings?.(), ...(theme === 'high contrast' && highContrast) };
    const machineSettings = options.machineSettings ?? {};
    const server = ownServer
      ? await VSCodeServer.start({ ...serverOptions, userSettings, machineSettings })
      : await sharedVSCode.server();
    if (ownServer) cleanUp.push(() => server.stop());
    else await server.writeSettings(userSettings, machineSettings);
    const context = await sharedVSCode.context(theme === 'light' ? 'light' : 'dark');
    cleanUp.push(() => context.close());
    const opened = folder === undefined ? await temporaryFolder('empty') : await folder();
    if (folder === undefined) cleanUp.push(() => removeFolder(opened));
    inUse = { server, context, workbench: await Workbench.open(context, server.url({ folder: opened })) };
  });

  afterEach('leave a picture of a failure', async function () {
    if (this.currentTest?.state !== 'failed') return;
    await inUse?.workbench.screenshot(`failed/${this.currentTest.fullTitle().replaceAll(/[^\w-]+/g, '-')}`);
  });

  after('close the workbench', async () => {
    for (const each of cleanUp.reverse()) await each();
  });

  const opened = (): WorkbenchInUse => {
    if (inUse === undefined) throw new Error('The workbench is open only within the tests and hooks of this describe.');
    return inUse;
  };
  return {
    get workbench() {
      return opened().workbench;
    },
    get server() {
      return opened().server;
    },
    get context() {
      return opened().context;
    },
  };
}
