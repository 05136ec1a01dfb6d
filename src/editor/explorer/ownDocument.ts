import { homedir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { documentPath } from '../../trackberry/documentPath.ts';
import type { Log } from '../../trackberry/log.ts';
import { type OperationReading, readOperations } from '../../trackberry/operationReading.ts';
import { Disposables } from '../disposables.ts';
import { commands, settings as ids } from '../ids.ts';
import { type Message, openSetting, type Remedy } from '../messages.ts';
import { plainText } from '../plainText.ts';
import { settings } from '../settings.ts';

/** What the user's own document holds, as far as it could be read. */
export interface OwnReading extends OperationReading {
  /** The file's name, as it is shown. */
  name: string;
  /** Absent where the setting names no file. */
  uri?: vscode.Uri;
  /** Why it could not be read, and what to do. The calls are then those of the last reading. */
  fault?: Message;
}

const nothing: OperationReading = { operations: [], broken: [], unread: 0 };
const mostBytes = 40_000_000;

/** The user's own description of the API: read when it is asked for, and again when the file or the setting changes. */
export class OwnDocument implements vscode.Disposable {
  readonly #log: Log;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  #watcher: vscode.Disposable | undefined;
  #reading: Promise<void> = Promise.resolve();
  #current: OwnReading | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(log: Log) {
    this.#log = log;
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(ids.openApi)) {
          this.#stopWatching();
          void this.read();
        }
      }),
    );
  }

  /** What was read last; undefined where there is no such document. */
  get current(): OwnReading | undefined {
    return this.#current;
  }

  /** Reads it, after what is being read now. Never rejects: see `fault`. */
  read(): Promise<void> {
    this.#reading = this.#reading
      .then(() => this.#readAnew())
      .catch((error: unknown) => this.#log.error(`trackberry.openApi: ${String(error)}`));
    return this.#reading;
  }

  dispose(): void {
    this.#stopWatching();
    this.#disposables.dispose();
  }

  async #readAnew(): Promise<void> {
    this.#current = await this.#readSetting();
    this.#report();
    this.#changed.fire();
  }

  async #readSetting(): Promise<OwnReading | undefined> {
    const setting = settings.openApi();
    if (setting === '') {
      return undefined;
    }
    const file = documentPath(setting, homedir());
    if (file === undefined) {
      const sentence = vscode.l10n.t(
        'The setting trackberry.openApi must be an absolute path, or begin with ~/ or file:///.',
      );
      return {
        ...nothing,
        name: plainText(path.basename(setting), 60),
        fault: { sentence, remedies: [openSetting(ids.openApi)] },
      };
    }
    const uri = vscode.Uri.file(file);
    const folder = vscode.Uri.file(path.dirname(file));
    if (await isFolder(folder)) {
      this.#watcher ??= this.#watch(folder, uri);
    } else {
      this.#stopWatching(); // VS Code would go on not watching it when it is there
    }
    return this.#readFile(uri);
  }

  async #readFile(uri: vscode.Uri): Promise<OwnReading> {
    const name = plainText(path.basename(uri.fsPath), 60);
    const last = this.#current?.uri?.toString() === uri.toString() ? this.#current : nothing;
    const failed = (sentence: string, ...remedies: Remedy[]): OwnReading => ({
      ...last,
      name,
      uri,
      fault: { sentence, remedies: [...remedies, readAgain(), openSetting(ids.openApi)] },
    });
    const open = { title: vscode.l10n.t('Open {0}', name), command: 'vscode.open', arguments: [uri] };
    let bytes: Uint8Array;
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.File) === 0) {
        return failed(vscode.l10n.t('{0} is no file. Correct the setting.', name)); // a device may have no end
      }
      if (size > mostBytes) {
        return failed(
          vscode.l10n.t('{0} is larger than {1} MB. Keep only the paths that you need.', name, mostBytes / 1e6),
        );
      }
      bytes = await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      const reason = error instanceof vscode.FileSystemError ? error.code : String(error);
      return failed(
        reason === 'FileNotFound'
          ? vscode.l10n.t('There is no file {0}. Put it there, or correct the setting.', plainText(uri.fsPath))
          : vscode.l10n.t(
              '{0} cannot be read ({1}). Correct its permissions, or the setting.',
              name,
              plainText(reason),
            ),
      );
    }
    const { readOpenApiText } = await import('../../explorer/openApiText.ts');
    const read = readOpenApiText(new TextDecoder().decode(bytes));
    return read.ok
      ? { ...readOperations(read.document, name), name, uri }
      : failed(vscode.l10n.t('{0}. It is read again when it changes.', plainText(read.fault, 300)), open);
  }

  /** The folder is watched, since many programs save by putting a new file in the place of the old one. */
  #watch(folder: vscode.Uri, uri: vscode.Uri): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    const look = (changed: vscode.Uri) => {
      if (changed.fsPath === uri.fsPath) {
        void this.read();
      }
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(look),
      watcher.onDidCreate(look),
      watcher.onDidDelete(look),
    );
  }

  #stopWatching(): void {
    this.#watcher?.dispose();
    this.#watcher = undefined;
  }

  #report(): void {
    const own = this.#current;
    if (own?.fault !== undefined) {
      this.#log.warn(`trackberry.openApi: ${own.name}: ${own.fault.sentence}`);
    }
    for (const { method, path: at, reason } of own?.broken.slice(0, 20) ?? []) {
      this.#log.warn(`trackberry.openApi: ${own?.name}: ${method} ${plainText(at)}: ${plainText(reason, 300)}.`);
    }
  }
}

function readAgain(): Remedy {
  return { title: vscode.l10n.t('Read Again'), command: commands.refreshEndpoints };
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false; // why the file cannot be read is told when that is tried
  }
}
