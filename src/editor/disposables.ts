import type { Disposable } from 'vscode';

/** Owns disposables; one that is added after the end is disposed at once. */
export class Disposables implements Disposable {
  readonly #owned = new Set<Disposable>();
  #ended = false;

  add<T extends Disposable>(disposable: T): T {
    if (this.#ended) {
      disposable.dispose();
    } else {
      this.#owned.add(disposable);
    }
    return disposable;
  }

  dispose(): void {
    this.#ended = true;
    for (const each of [...this.#owned].reverse()) {
      each.dispose();
    }
    this.#owned.clear();
  }
}
