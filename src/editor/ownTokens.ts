import * as vscode from 'vscode';
import { type KnownTokens, literalTokens } from '../scan/knownTokens.ts';
import type { TokenStore } from './tokenStore.ts';

/** The user's stored tokens as the scan looks for them, in memory until one of them changes. */
export class OwnTokens implements vscode.Disposable {
  readonly #tokens: TokenStore;
  readonly #subscription: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<void>();
  #known: Promise<KnownTokens> | undefined;
  /** After it `known()` answers with the new tokens. */
  readonly onDidChange = this.#changed.event;

  constructor(tokens: TokenStore) {
    this.#tokens = tokens;
    this.#subscription = tokens.onDidChange(() => {
      this.#known = undefined;
      this.#changed.fire();
    });
  }

  known(): Promise<KnownTokens> {
    this.#known ??= this.#read();
    return this.#known;
  }

  dispose(): void {
    this.#known = undefined;
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #read(): Promise<KnownTokens> {
    try {
      return literalTokens(await this.#tokens.tokens());
    } catch (error) {
      this.#known = undefined; // a keychain that was locked is asked again
      throw error;
    }
  }
}
