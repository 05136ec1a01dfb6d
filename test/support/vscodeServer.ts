import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ProcessGroup } from './processGroup.ts';
import { projectRoot } from './projectRoot.ts';
import { removeFolder, temporaryFolder } from './temporaryFolder.ts';
import { installVSCode } from './vscodeInstall.ts';
import { type Settings, writeSettings } from './vscodeSettings.ts';

const run = promisify(execFile);

export interface VSCodeServerOptions {
  /** A packaged extension to install; without it the checkout is loaded as an extension in development. */
  readonly vsix?: string;
  /** The folder of an extension in development to load, instead of the checkout or beside the packaged one. */
  readonly development?: string;
  /** Asks before it trusts a folder, as the desktop does. Off: every folder is trusted. */
  readonly workspaceTrust?: boolean;
  /** Added to the environment of the server and so of the extension host and of terminals; undefined removes. */
  readonly env?: NodeJS.ProcessEnv;
  /** Of Node, for the server; it hands them on to each extension host that it starts. */
  readonly nodeArguments?: readonly string[];
  /** With the user's home folder and git configuration, as for a person. Off: with an empty home, as for a test. */
  readonly userHome?: boolean;
  /** VS Code's display language, a BCP 47 tag. Its own texts stay English: packs with them are on the Marketplace alone. */
  readonly language?: string;
  readonly userSettings?: Settings;
  readonly machineSettings?: Settings;
}

export interface WorkbenchAddress {
  readonly folder?: string;
  /** Module whose `run()` the extension host calls, as `@vscode/test-electron` does. */
  readonly extensionTests?: string;
}

/** A VS Code server of its own on 127.0.0.1: own data folder, own settings, no connection token, stopped with all its children. */
export class VSCodeServer implements AsyncDisposable {
  /** Settings, extension storage and logs of this server lie here; removed by `stop()`. */
  readonly dataFolder: string;
  readonly origin: string;
  readonly #group: ProcessGroup;
  readonly #developed: string | undefined;

  private constructor(dataFolder: string, port: number, group: ProcessGroup, developed: string | undefined) {
    this.dataFolder = dataFolder;
    this.origin = `http://127.0.0.1:${port}`;
    this.#group = group;
    this.#developed = developed;
  }

  static async start(options: VSCodeServerOptions = {}): Promise<VSCodeServer> {
    const folder = await installVSCode();
    const dataFolder = await temporaryFolder('vscode');
    const home = options.userHome === true ? {} : await emptyHome(dataFolder);
    const env = { ...serverEnvironment(), ...home, ...options.env };
    const places = ['--server-data-dir', dataFolder, '--extensions-dir', join(dataFolder, 'extensions')];
    const main = join(folder, 'out', 'server-main.js');
    let group: ProcessGroup | undefined;
    try {
      await mkdir(join(dataFolder, 'extensions'), { recursive: true });
      await writeSettings(dataFolder, options.userSettings ?? {}, options.machineSettings ?? {});
      if (options.vsix !== undefined) {
        const parameters = [main, '--install-extension', options.vsix, '--accept-server-license-terms', ...places];
        await run(process.execPath, parameters, { cwd: folder, env });
      }
      const parameters = [main, '--without-connection-token', '--host', '127.0.0.1', '--port', '0', ...places];
      parameters.push('--accept-server-license-terms', '--enable-smoke-test-driver', '--disable-telemetry');
      // The extension host of a closed page otherwise waits three hours for its page to come back.
      parameters.push('--reconnection-grace-time', '5');
      if (options.language !== undefined) {
        await writeLanguagePack(dataFolder, options.language);
        parameters.push('--locale', options.language);
      }
      if (options.workspaceTrust !== true) parameters.push('--disable-workspace-trust');
      group = new ProcessGroup(process.execPath, [...(options.nodeArguments ?? []), ...parameters], {
        cwd: folder,
        env,
      });
      const port = await listeningPort(group);
      const developed = options.development ?? (options.vsix === undefined ? projectRoot : undefined);
      return new VSCodeServer(dataFolder, port, group, developed && (await linkedIn(dataFolder, developed)));
    } catch (error) {
      await group?.stop();
      await removeFolder(dataFolder);
      throw error;
    }
  }

  url({ folder, extensionTests }: WorkbenchAddress): string {
    const url = new URL(this.origin);
    if (folder !== undefined) url.searchParams.set('folder', folder);
    else url.searchParams.set('ew', 'true');
    const remote = (path: string): string => `vscode-remote://${url.host}${path}`;
    const payload: [string, string][] = [];
    if (this.#developed !== undefined) payload.push(['extensionDevelopmentPath', remote(this.#developed)]);
    if (extensionTests !== undefined) payload.push(['extensionTestsPath', remote(extensionTests)]);
    url.searchParams.set('payload', JSON.stringify(payload));
    return url.href;
  }

  /** Replaces both settings files; see `writeSettings`. */
  async writeSettings(user: Settings, machine: Settings = {}): Promise<void> {
    await writeSettings(this.dataFolder, user, machine);
  }

  async stop(): Promise<void> {
    await this.#group.stop();
    await removeFolder(this.dataFolder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** Ours, without what npm adds for its scripts: an npm that is started in there would take it for its configuration. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|INIT_CWD$)/i.test(name)));
}

/** Nothing of the user's settings for shells and git reaches a test, and no name of this machine a picture. */
async function emptyHome(dataFolder: string): Promise<NodeJS.ProcessEnv> {
  const home = join(dataFolder, 'home');
  await mkdir(home);
  await writeFile(join(home, '.bashrc'), "PS1='\\W$ '\n");
  return { HOME: home, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1', XDG_CONFIG_HOME: undefined };
}

/**
 * VS Code's own extensions lie below the checkout (.vscode-test), and VS Code would take them for developed here, too: it
 * then shows the first theme of them, whatever the settings say. They do not lie below a link to it.
 */
async function linkedIn(dataFolder: string, developed: string): Promise<string> {
  const link = join(dataFolder, 'developed');
  await symlink(developed, link);
  return link;
}

/** An installed language pack without a text: VS Code shows a language only when it has a pack of it. */
async function writeLanguagePack(dataFolder: string, language: string): Promise<void> {
  const texts = join(dataFolder, 'emptyLanguagePack.json');
  await writeFile(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  const from = [{ extensionIdentifier: { id: 'test.empty-language-pack' }, version: '1.0.0' }];
  const pack = { hash: 'empty', translations: { vscode: texts }, extensions: from, label: language };
  await mkdir(join(dataFolder, 'data'), { recursive: true });
  await writeFile(join(dataFolder, 'data', 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

/** Waits for the line in which the server names its port, and keeps reading so that the pipes never fill up. */
function listeningPort(group: ProcessGroup): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason: string): void => reject(new Error(`VS Code's server ${reason}:\n${output}`));
    const timeout = setTimeout(() => fail('did not listen within 60 seconds'), 60_000);
    const read = (chunk: Buffer): void => {
      if (output.length > 1_000_000) return;
      output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timeout);
      resolve(Number(port));
    };
    group.process.stdout?.on('data', read);
    group.process.stderr?.on('data', read);
    group.process.once('error', (error) => fail(error.message));
    group.process.once('exit', (code) => {
      clearTimeout(timeout);
      fail(`ended with code ${code}`);
    });
  });
}
