import * as vscode from 'vscode';
import { findKnown, type KnownTokens, literalTokens } from '../../scan/known/knownTokens.ts';
import type { Log } from '../../trackberry/log.ts';
import type { TokenStore } from './tokenStore.ts';

/** The user's stored tokens as the scan looks for them, in memory until one of them changes. */
export class OwnTokens implements vscode.Disposable {
  readonly #tokens: TokenStore;
  readonly #log: Log;
  readonly #subscription: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<void>();
  #known: Promise<KnownTokens> | undefined;
  /** Each by an object of its own: one token may be retired twice. */
  readonly #retired = new Map<object, string>();
  /** After it `known()` answers with the new tokens. */
  readonly onDidChange = this.#changed.event;

  constructor(tokens: TokenStore, log: Log) {
    this.#tokens = tokens;
    this.#log = log;
    this.#subscription = tokens.onDidChange(() => this.#change());
  }

  /** Without the user's own tokens where the keychain cannot be read: the other detectors still work. Never rejects. */
  known(): Promise<KnownTokens> {
    this.#known ??= this.#read();
    return this.#known;
  }

  /** Looks for a token that was replaced as well, in memory and in this window, until what is returned is disposed. */
  retire(token: string): vscode.Disposable {
    const key = {};
    this.#retired.set(key, token);
    this.#change();
    return {
      dispose: () => {
        if (this.#retired.delete(key)) {
          this.#change();
        }
      },
    };
  }

  /** Whether one of them stands in the text, plain or encoded. */
  async holds(text: string): Promise<boolean> {
    return findKnown(text, await this.known()).length > 0;
  }

  dispose(): void {
    this.#known = undefined;
    this.#retired.clear();
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #change(): void {
    this.#known = undefined;
    this.#changed.fire();
  }

  async #read(): Promise<KnownTokens> {
    const retired = [...this.#retired.values()];
    try {
      return literalTokens([...(await this.#tokens.tokens()), ...retired]);
    } catch (error) {
      this.#known = undefined; // a keychain that was locked is asked again
      this.#log.warn(`The scan goes on without your own tokens, which could not be read: ${String(error)}`);
      return literalTokens(retired);
    }
  }
}
