import type * as vscode from 'vscode';
import { type KnownTokens, literalTokens } from '../scan/knownTokens.ts';
import type { TokenStore } from './tokenStore.ts';

/** The user's stored tokens as the scan looks for them, in memory until one of them changes. */
export class OwnTokens implements vscode.Disposable {
  readonly #tokens: TokenStore;
  readonly #subscription: vscode.Disposable;
  #known: Promise<KnownTokens> | undefined;

  constructor(tokens: TokenStore) {
    this.#tokens = tokens;
    this.#subscription = tokens.onDidChange(() => {
      this.#known = undefined;
    });
  }

  known(): Promise<KnownTokens> {
    this.#known ??= this.#tokens.tokens().then(literalTokens);
    return this.#known;
  }

  dispose(): void {
    this.#known = undefined;
    this.#subscription.dispose();
  }
}
