import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { systemClock } from '../trackberry/clock.ts';
import type { Log } from '../trackberry/log.ts';
import { Throttle } from '../trackberry/throttle.ts';
import { WindowsHere } from '../trackberry/windowsHere.ts';
import { SessionClosedError } from './session.ts';
import { userKey } from './userKey.ts';

/**
 * One queue for each token at each address, for as long as the window lives: the quota is the server's, and is not
 * forgotten when another token, or none, is used meanwhile. A token that is only tried has its own.
 */
export class Throttles implements vscode.Disposable {
  readonly #parts: { secrets: vscode.SecretStorage; presenceFolder: string; log: Log };
  readonly #throttles = new Map<string, Promise<Throttle>>();

  constructor(parts: { secrets: vscode.SecretStorage; presenceFolder: string; log: Log }) {
    this.#parts = parts;
  }

  of(origin: string, token: string): Promise<Throttle> {
    const name = `${origin} ${token}`;
    const throttle = this.#throttles.get(name) ?? this.#create(origin, token);
    this.#throttles.set(name, throttle);
    return throttle;
  }

  dispose(): void {
    const { log } = this.#parts;
    for (const throttle of this.#throttles.values()) {
      throttle
        .then((each) => each.close(new SessionClosedError(vscode.l10n.t('The window is closed.'))))
        .catch((error: unknown) => log.error(String(error)));
    }
  }

  async #create(origin: string, token: string): Promise<Throttle> {
    const { presenceFolder, log } = this.#parts;
    const key = await this.#presenceKey();
    const folder = WindowsHere.folderOf(presenceFolder, key, origin, token);
    return new Throttle({ clock: systemClock, log, windows: new WindowsHere({ folder, clock: systemClock, log }) });
  }

  /** A window that cannot read it, or is the first at the same time as another, sees the others in the headers alone. */
  async #presenceKey(): Promise<string> {
    const { secrets, log } = this.#parts;
    try {
      return await userKey(secrets);
    } catch (error) {
      log.warn(`The secret storage cannot be read; the other windows here are not seen: ${String(error)}`);
      return randomUUID();
    }
  }
}
