import type * as vscode from 'vscode';
import type { Log } from '../trackberry/log.ts';
import type { Connection } from './connection.ts';
import { Disposables } from './disposables.ts';
import { showError } from './messages.ts';
import type { Session } from './session.ts';

/** Asks for another token when the server refuses this one: once, however many calls were refused. */
export class TokenRefused implements vscode.Disposable {
  readonly #disposables = new Disposables();
  #asked: Session | undefined;

  constructor(connection: Connection, log: Log) {
    this.#disposables.add(
      connection.onDidChangeQuota(({ unauthorized }) => {
        const { session } = connection;
        if (unauthorized !== undefined && session !== undefined && session !== this.#asked) {
          this.#asked = session;
          void showError(unauthorized, log);
        }
      }),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
