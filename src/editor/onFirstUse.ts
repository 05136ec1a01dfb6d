import type { Disposable } from 'vscode';

/**
 * A part that is built, and whose code is loaded, when it is first asked for: it adds nothing to the start of VS Code.
 * Disposed with it, also when that happens while it is being built.
 */
export class OnFirstUse<Part extends Disposable> implements Disposable {
  readonly #build: () => Promise<Part>;
  #part: Promise<Part> | undefined;
  #ended = false;

  /** @param build imports the part's module by `import()`, and constructs it. */
  constructor(build: () => Promise<Part>) {
    this.#build = build;
  }

  /** Always the same part; after a failure it is tried again. @throws what `build` throws. */
  get(): Promise<Part> {
    this.#part ??= this.#built();
    return this.#part;
  }

  dispose(): void {
    this.#ended = true;
    this.#part?.then(
      (part) => part.dispose(),
      () => undefined, // whoever asked for it has been told
    );
  }

  async #built(): Promise<Part> {
    try {
      if (this.#ended) throw new Error('It has ended with the window.');
      return await this.#build();
    } catch (error) {
      this.#part = undefined;
      throw error;
    }
  }
}
