import * as vscode from 'vscode';
import type { Log } from '../../trackberry/log.ts';
import type { Throttle } from '../../trackberry/throttle.ts';
import { tokenVariable } from '../../trackberry/token.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { commands } from '../ids.ts';
import { type Message, replaceToken, runRemedy } from '../messages.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { Session } from '../session.ts';

type RefusedParts = Pick<Connection, 'session' | 'onDidChangeQuota'>;

/**
 * Asks for another token when the server refuses this one: once, however many calls were refused and whoever made them, until
 * it is accepted again. The views and pages say it in their place.
 */
export class TokenRefused implements vscode.Disposable {
  readonly #connection: RefusedParts;
  readonly #log: Log;
  readonly #disposables = new Disposables();
  /** Of the token that was told of: a session may begin again with the same one. */
  #asked: Throttle | undefined;
  /** Of the tokens whose message is on the screen, or in the notification centre. */
  readonly #open = new Set<Throttle>();

  constructor(connection: RefusedParts, log: Log) {
    this.#connection = connection;
    this.#log = log;
    this.#disposables.add(
      connection.onDidChangeQuota(({ unauthorized }) => {
        const throttle = connection.session?.throttle;
        if (unauthorized === undefined) {
          this.#asked = throttle === this.#asked ? undefined : this.#asked;
        } else if (throttle !== undefined && throttle !== this.#asked) {
          this.show(unauthorized).catch((error: unknown) => log.error(`A refused token: ${String(error)}`));
        }
      }),
    );
  }

  /** For a person who has just asked for something, and would otherwise see nothing happen. Nothing where the message is still there. */
  async show(error: unknown): Promise<void> {
    const { session } = this.#connection;
    this.#log.error(String(error));
    if (session === undefined) {
      return;
    }
    const { throttle } = session;
    this.#asked = throttle;
    if (this.#open.has(throttle)) {
      return;
    }
    const { sentence, remedies } = refusalOf(session);
    this.#open.add(throttle);
    let chosen: string | undefined;
    try {
      chosen = await notify.error(sentence, ...remedies.map(({ title }) => title));
    } finally {
      this.#open.delete(throttle);
    }
    await runRemedy(remedies.find(({ title }) => title === chosen));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** Whose token it is decides what one can do. */
function refusalOf({ profile, origin }: Session): Message {
  switch (profile.kind) {
    case 'stored':
      return {
        sentence: vscode.l10n.t(
          '{0} does not accept the token of {1} (401): it is revoked, or was mistyped.',
          origin,
          plainText(profile.label),
        ),
        // The message may outlive the session: another organization may be the one of the window by then.
        remedies: [replaceToken(profile)],
      };
    case 'environment':
      return {
        sentence: vscode.l10n.t(
          '{0} does not accept the token in {1} (401). Set a valid one there, and start VS Code anew; until then, work with another organization.',
          origin,
          tokenVariable,
        ),
        remedies: [{ title: vscode.l10n.t('Switch Organization…'), command: commands.switchOrganization }],
      };
    case 'sandbox':
      return {
        sentence: vscode.l10n.t('The sandbox does not accept its token (401). Stop it, and start it again.'),
        remedies: [{ title: vscode.l10n.t('Stop Sandbox'), command: commands.stopSandbox }],
      };
  }
}
